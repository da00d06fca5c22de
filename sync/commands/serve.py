"""`serve` (启动网页): the inbox is taken in, it is said where the page is, and it is served until stopped."""

from collections.abc import Iterator

from sync.web import server
from sync.web.server import ServedRun


def serve(asked: ServedRun, host: str, port: int, workers: int) -> Iterator[str]:
    """Yield where the page is, then serve. Raises DeskError."""
    server.refuse_taken(host, port)
    run = server.prepare(asked)
    address = f"http://{host}:{port}"
    yield f"{run.plan.year}年{'示例季' if run.example else ''}网页已启动（按 Ctrl+C 停止）："
    yield f"  各市    {address}/"
    yield f"  秘书处  {address}/office"
    yield "  访问码用 make access 生成"
    server.serve(asked, host, port, workers)
