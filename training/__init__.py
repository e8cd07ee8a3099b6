"""How the weights of `builtin` are made: training data, the network in torch, and the commands that fit and judge it. Not shipped."""
