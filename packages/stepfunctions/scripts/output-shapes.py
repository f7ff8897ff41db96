"""Writes src/test-state/output-shapes.json: what the services a task can call may answer, from AWS's published API models.

python3 scripts/output-shapes.py [folder of botocore's data]; needs botocore only to be present, not to run.
"""
import json, os, sys

SERVICES = {
    "lambda": "lambda", "s3": "s3", "sfn": "stepfunctions", "sqs": "sqs", "sns": "sns", "eventbridge": "events", "dynamodb": "dynamodb",
    "glue": "glue", "athena": "athena", "textract": "textract", "transcribe": "transcribe", "comprehend": "comprehend",
    "rekognition": "rekognition", "bedrockruntime": "bedrock-runtime", "kms": "kms", "translate": "translate", "polly": "polly",
}
NUMBERS = {"integer", "long", "float", "double", "bigdecimal", "biginteger"}
TEXTS = {"string", "timestamp", "blob", "character"}


def capital(name):
    return name[:1].upper() + name[1:]


def convert(service, model, name, table):
    shape = model["shapes"][name]
    kind = shape["type"]
    if kind in ("structure", "list", "map") and name in table:
        return {"ref": name}
    if kind == "structure":
        table[name] = None
        if shape.get("document"):
            table[name] = {"t": "any"}
        else:
            out = {"t": "structure"}
            if shape.get("required"):
                out["required"] = [capital(m) for m in shape["required"]]
            out["members"] = {capital(m): convert(service, model, v["shape"], table) for m, v in shape.get("members", {}).items()}
            table[name] = out
        return {"ref": name}
    if kind == "list":
        table[name] = None
        table[name] = {"t": "list", "of": convert(service, model, shape["member"]["shape"], table)}
        return {"ref": name}
    if kind == "map":
        table[name] = None
        table[name] = {"t": "map", "of": convert(service, model, shape["value"]["shape"], table)}
        return {"ref": name}
    if kind == "boolean":
        return {"t": "boolean"}
    out = {"t": "number" if kind in NUMBERS else "string"}
    for bound in ("min", "max"):
        if bound in shape and kind != "timestamp":
            out[bound] = shape[bound]
    if "enum" in shape:
        out["enum"] = shape["enum"]
    return out


def main():
    if len(sys.argv) > 1:
        data = sys.argv[1]
    else:
        import botocore
        data = os.path.join(os.path.dirname(botocore.__file__), "data")
    result = {}
    for name, folder in SERVICES.items():
        version = sorted(os.listdir(os.path.join(data, folder)))[-1]
        path = os.path.join(data, folder, version, "service-2.json")
        if os.path.exists(path):
            model = json.load(open(path))
        else:
            import gzip
            model = json.load(gzip.open(path + ".gz"))
        table, operations = {}, {}
        for operation, spec in model["operations"].items():
            if "output" in spec:
                operations[operation[:1].lower() + operation[1:]] = convert(name, model, spec["output"]["shape"], table)["ref"]
        if name == "lambda":
            table["InvocationResponse"]["members"]["Payload"] = {"t": "any"}
        result[name] = {"operations": operations, "shapes": table}
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "test-state", "output-shapes.json")
    json.dump(result, open(here, "w"), separators=(",", ":"))
    print(os.path.getsize(here))


main()
