"""Renders tenants with tenant.jsonnet: `render_with_jsonnet.py TENANTS.json FOLDER`, as `jsonnet -m FOLDER` does."""

import json
import pathlib
import sys

import _jsonnet

tenants, folder = map(pathlib.Path, sys.argv[1:])
source = pathlib.Path(__file__).with_name("tenant.jsonnet")
result = json.loads(_jsonnet.evaluate_file(str(source), ext_codes={"tenants": tenants.read_text(encoding="utf-8")}))
folder.mkdir()
for name, text in result.items():
    (folder / name).write_text(text, encoding="utf-8")
