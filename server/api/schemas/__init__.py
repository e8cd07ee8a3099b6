"""The shapes of requests and answers: one declaration reads requests, writes answers and makes the OpenAPI document."""
