"""Google as a service (谷歌接口): who asks, how fast, what is wrong when it refuses, one spreadsheet of it."""
