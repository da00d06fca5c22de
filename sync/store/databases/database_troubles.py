"""Troubles of a database (存档数据库的问题), each in one Chinese line that names the database and never a password."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from sync.errors import StoreError
from sync.store.databases.database_address import VARIABLE, shown

BUSY = "存档正被另一个程序写入，请等它结束后重新运行"
DAMAGED = "存档数据库已损坏，请从备份恢复，或移走该文件后重新运行（收件原件不受影响）"
SQLITE = (
    ("locked", BUSY),
    ("full", "磁盘已满，存档写不进去，请腾出空间后重新运行"),
    ("readonly", "存档没有写入权限，请检查该文件夹的权限"),
    ("unable to open", "存档数据库打不开，请检查该文件夹是否存在、能否写入"),
    ("not a database", DAMAGED),
    ("malformed", DAMAGED),
    ("no such column", "存档数据库不是本程序建立的，请移走该文件后重新运行"),
)
LOGIN = f"数据库的用户名或密码不对，请检查 {VARIABLE}"
HOST = "数据库服务器不允许本机用这个用户连接，请管理员检查 pg_hba.conf"
ABSENT = f"服务器上没有这个数据库，请管理员先建立，或检查 {VARIABLE} 末尾的数据库名"
RIGHTS = "数据库用户没有权限，请管理员授予这个用户在该数据库中建立和读写的权限"
FOREIGN = "数据库里的表不是本程序建立的，请管理员另建一个数据库"
STANDBY = "数据库是只读的（可能是备用服务器），请改连主服务器"
CROWDED = "数据库的连接已满，请稍后重新运行，或请管理员放宽 max_connections"
SERVER_FULL = "数据库服务器的磁盘已满，请管理员腾出空间后重新运行"
UNREACHABLE = f"数据库服务器连接不上，请检查服务器是否开着、网络是否通、{VARIABLE} 中的地址和端口"
SERVER = (
    ("28p01", LOGIN),
    ("28000", LOGIN),
    ("pg_hba.conf", HOST),
    ("password", LOGIN),
    ("认证失败", LOGIN),
    ("role ", LOGIN),
    ("角色", LOGIN),
    ("3d000", ABSENT),
    ("fatal:  database ", ABSENT),
    ("数据库", ABSENT),
    ("42501", RIGHTS),
    ("permission denied for database", RIGHTS),
    ("42703", FOREIGN),
    ("42p01", FOREIGN),
    ("25006", STANDBY),
    ("55p03", BUSY),
    ("40p01", BUSY),
    ("53300", CROWDED),
    ("too many clients", CROWDED),
    ("太多的客户", CROWDED),
    ("53100", SERVER_FULL),
    ("connection", UNREACHABLE),
    ("resolve host", UNREACHABLE),
    ("57p0", UNREACHABLE),
)
"""Codes of SQLSTATE, and, for a login that fails has none, words of the server in English and Chinese; in order."""


@contextmanager
def in_chinese(url: URL) -> Iterator[None]:
    """Turn whatever the database complains of into a StoreError."""
    try:
        yield
    except DatabaseError as error:
        raise StoreError(f"{words(url, error)}：{shown(url)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"存档数据库出错，请检查：{shown(url)}（{type(error).__name__}）") from error


def words(url: URL, error: DatabaseError) -> str:
    """Say what is wrong and what to do."""
    said = f"{getattr(error.orig, 'sqlstate', None) or ''} {error.orig}".lower()
    troubles = SQLITE if url.get_backend_name() == "sqlite" else SERVER
    return next((found for sign, found in troubles if sign in said), "存档数据库出错，请检查")
