"""A database server's troubles: one Chinese line each, and never the password."""

import re
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from sync.errors import StoreError
from sync.store import Store
from sync.store.databases.database_address import server
from sync.store.databases.database_troubles import ABSENT, CROWDED, HOST, LOGIN, UNREACHABLE, in_chinese
from tests.postgresql import GUEST, PASSWORD, Cluster

pytestmark = pytest.mark.postgresql


def told(folder: Path, url: str) -> str:
    """Return what an operator reads who gave this address."""
    with pytest.raises(StoreError) as caught:
        Store(folder, server(url, "desk_2014"))
    said = str(caught.value)
    assert (PASSWORD in said, "错的" in said, "\n" in said) == (False, False, False)
    return said


def test_each_way_not_to_get_in_is_told_apart(tmp_path: Path, cluster: Cluster) -> None:
    socket = f"?host={cluster.folder}"
    assert told(tmp_path, cluster.url("desk", "错的")).startswith(
        "数据库的用户名或密码不对，请检查 STORE_URL：postgresql://"
    )
    assert told(tmp_path, f"postgresql:///desk{socket}&user=desk").startswith("数据库的用户名或密码不对")
    assert told(tmp_path, f"postgresql://nobody@/desk{socket}").startswith("数据库服务器不允许本机用这个用户连接")
    assert told(tmp_path, cluster.url(database="nosuch")).startswith("服务器上没有这个数据库，请管理员先建立")
    assert told(tmp_path, f"postgresql://{GUEST}@/desk{socket}").startswith("数据库用户没有权限，请管理员授予")
    for unreachable in ("desk@127.0.0.1:1/desk", "desk@nosuch.invalid/desk", "desk@/desk?host=/nosuch"):
        assert told(tmp_path, f"postgresql://{unreachable}").startswith("数据库服务器连接不上，请检查服务器是否开着")


@pytest.mark.parametrize(
    ("said", "told_as"),
    [
        ('用户 "desk" Password 认证失败', LOGIN),
        ('角色 "desk" 不存在', LOGIN),
        ('数据库 "desk" 不存在', ABSENT),
        ('没有用于主机 "10.0.0.1", 用户 "desk", 数据库 "desk", 不加密 的 pg_hba.conf 记录', HOST),
        ("对不起, 已经有太多的客户", CROWDED),
        ("the database system is starting up", UNREACHABLE),
    ],
)
def test_a_server_that_speaks_chinese_is_understood(said: str, told_as: str) -> None:
    refused = psycopg.OperationalError(
        f'connection failed: connection to server at "db.example" failed: 致命错误:  {said}'
    )
    address = server("postgresql://desk@db.example/desk", "desk_2014")
    with pytest.raises(StoreError, match=f"^{re.escape(told_as)}："), in_chinese(address.url):
        raise OperationalError("", {}, refused)


def test_who_may_not_create_can_use_what_an_administrator_created(tmp_path: Path, cluster: Cluster) -> None:
    Store(tmp_path, server(cluster.url(), "desk_shared")).close()
    with psycopg.connect(host=str(cluster.folder), user="postgres", dbname="desk", autocommit=True) as connection:
        connection.execute(f"GRANT USAGE ON SCHEMA desk_shared TO {GUEST}")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA desk_shared TO {GUEST}")
    assert Store(tmp_path, server(cluster.url(GUEST, ""), "desk_shared")).received() == []
