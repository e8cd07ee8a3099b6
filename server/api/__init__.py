"""The REST API: a blueprint for each resource."""

from . import api_keys, connections, discovery, docs, me, operations, queries

API = (queries.api, connections.api, api_keys.api, me.api, discovery.api, operations.api, docs.api)
"""Below `/v1`, in the order of the documentation."""
ROOT = (operations.probes, docs.assets)
"""At the root."""
