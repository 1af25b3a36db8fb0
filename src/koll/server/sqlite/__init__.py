"""Django's SQLite backend on the `pysqlite3` library, set so that what is acknowledged is kept."""
