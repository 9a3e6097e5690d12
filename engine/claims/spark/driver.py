"""Spark's side of `casemind etl --engine spark`: reads requests as lines of JSON, answers each with one on descriptor 3.

It knows nothing of claims: which statements run, and in what order, is told by its parent. When that is gone, it ends.
"""

import json
import os
import subprocess
import sys
import time

from pyspark.sql import SparkSession

from dialect import Dialect


class Driver:
    def open(self, master, settings, workers_within):
        """Connects; gives whether a worker takes up work in time."""
        builder = SparkSession.builder.master(master).appName("casemind etl")
        for name, value in settings.items():
            builder = builder.config(name, value)
        self.spark = builder.getOrCreate()
        self.spark.sparkContext.setLogLevel("ERROR")
        self.dialect = Dialect(lambda name: self.spark.table(name).columns)
        if master.startswith("local"):
            return True
        deadline = time.monotonic() + workers_within
        while len(self.spark.sparkContext._jsc.sc().statusTracker().getExecutorInfos()) < 2:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.2)
        return True

    def begin(self, folder, macros, partitions):
        """A run of its own: the folder of its tables, the macros and how many parts are shuffled into."""
        self.folder = folder
        self.dialect.macros, self.dialect.variables = {}, {}
        for text in macros:
            self.dialect.define(text)
        self.spark.conf.set("spark.sql.shuffle.partitions", str(partitions))

    def set(self, variables):
        self.dialect.variables.update(variables)

    def tasks(self, command, inputs):
        """Runs a program once for each input, on the workers: the input is its standard input, its output is the result."""
        def work(text):
            done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            if done.returncode != 0:
                raise RuntimeError(f"exit code {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
            return done.stdout.decode()

        texts = [json.dumps(each) for each in inputs]
        return [json.loads(text) for text in self.spark.sparkContext.parallelize(texts, max(1, len(texts))).map(work).collect()] if texts else []

    def everywhere(self, command, input):
        """Runs a program once for each core of the workers that are there."""
        return self.tasks(command, [input] * self.spark.sparkContext.defaultParallelism)

    def view(self, name, schema, paths):
        """A view of Parquet files, whose columns are told: to look them up takes a job of its own."""
        self.spark.read.schema(schema).parquet(*paths).createOrReplaceTempView(name)

    def run(self, sql):
        """Runs the statements of a text: a table is written to the folder of the run, so that it is worked out once."""
        for kind, name, select in self.dialect.statements(sql):
            if kind == "TABLE":
                path = os.path.join(self.folder, name)
                rows = self.spark.sql(select)
                rows.write.mode("overwrite").parquet(path)
                self.spark.read.schema(rows.schema).parquet(path).createOrReplaceTempView(name)
            else:
                self.spark.sql(select).createOrReplaceTempView(name)

    def write(self, sql, path):
        """Writes the rows that the last statement of a text gives, an INSERT's as well, to a folder of Parquet files in their order."""
        _, _, select = self.dialect.statements(sql)[-1]
        self.spark.sql(select).write.mode("overwrite").parquet(path)


def describe(error):
    """The first line of what went wrong, and the error of Java's behind it."""
    java = getattr(error, "java_exception", None)
    return (str(java) if java is not None else f"{type(error).__name__}: {error}")[:4000]


def main():
    answers = os.fdopen(3, "w", encoding="utf-8")
    driver = Driver()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"value": getattr(driver, request["op"])(**request["with"])}
        except Exception as error:
            answer = {"failure": describe(error)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    if hasattr(driver, "spark"):
        driver.spark.stop()


main()
