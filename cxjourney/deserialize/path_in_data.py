"""Where in the data a fault of pydantic's is."""

from cxjourney.parse.document import DataPath


def path_in_data(loc: DataPath, data: object) -> DataPath:
    """Return the part of pydantic's path that is in the data, without what it mixes in (``[key]``, short forms)."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(data, list) and isinstance(part, int) and part < len(data):
            path.append(part)
            data = data[part]
            continue
        key = [*data][part] if isinstance(data, dict) and isinstance(part, int) and part < len(data) else part
        if not isinstance(data, dict) or key not in data:
            break
        path.append(key)  # of pairs that stand for a list, the key
        data = data[key]
    return tuple(path)
