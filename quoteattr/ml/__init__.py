"""The networks: features, windows, the parser's network, its training, decoding and export.

Only `network`, `training` and `export` need torch (extra ``[train]``); at run time `runtime` needs onnxruntime alone.
"""
