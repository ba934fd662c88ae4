#!/usr/bin/env python3
"""Says which years of a folder of buildings are good, what they came to, and what two plain rules would have forecast.

forecast_baselines.py DIR

Reads metadata.csv and hourly/*.csv.gz of DIR (kWh per hour, blank = missing) and prints CSV, a row per series and year:
  building, utility, use_type, year, good, reason   good: at least 95 % of the hours there and no week of zeros
  filled, present                                   the year's kWh: each month's missing hours like its others; hours there only
and, where the year before is good too,
  last_filled, last_present                         plain "last year's total"
  line_3 .. line_9, line_present_3 ..               the sum up to the end of that month by days x days of the year

Shares no code with the product.
"""
import argparse
import csv
import gzip
import io
import sys
from calendar import isleap, monthrange
from pathlib import Path

WEEK = 168
COMPLETE = 0.95
DATES = (3, 6, 9)
HEAD = ("building,utility,use_type,year,good,reason,filled,present,last_filled,last_present,"
        + ",".join(f"line_{k},line_present_{k}" for k in DATES)).split(",")


class Year:
    """One year of one series."""

    def __init__(self):
        self.kwh = [0.0] * 12
        self.hours = [0] * 12
        self.zeros = self.longest = 0

    def add(self, month, text):
        """One hour; a missing one neither ends a run of zeros nor adds to it."""
        if text == "":
            return
        value = float(text)
        self.kwh[month] += value
        self.hours[month] += 1
        self.zeros = self.zeros + 1 if value == 0 else 0
        self.longest = max(self.longest, self.zeros)

    def judge(self, year):
        """The reason why it is not good, or nothing."""
        share = sum(self.hours) / (8784 if isleap(year) else 8760)
        if share < COMPLETE:
            return f"{year}: {share:.1%} of the hours there"
        if self.longest >= WEEK:
            return f"{year}: {self.longest} hours of zeros in a row"
        if 0 in self.hours:
            return f"{year}: a month without any hour"
        return "" if sum(self.kwh) > 0 else f"{year}: nothing used"

    def filled(self, year, month):
        """A month's kWh, its missing hours like the others."""
        return self.kwh[month] * monthrange(year, month + 1)[1] * 24 / self.hours[month]


def line(amounts, year, months):
    """Year to date by days x days of the year."""
    return sum(amounts[:months]) * (366 if isleap(year) else 365) / sum(monthrange(year, m + 1)[1] for m in range(months))


def read(path):
    """The years of each column of a file."""
    with gzip.open(path, "rb") as raw:
        rows = csv.reader(io.TextIOWrapper(raw))
        columns = next(rows)[1:]
        found = {column: {} for column in columns}
        for row in rows:
            year, month = int(row[0][:4]), int(row[0][5:7]) - 1
            for column, text in zip(columns, row[1:]):
                found[column].setdefault(year, Year()).add(month, text)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dir", type=Path)
    folder = parser.parse_args().dir
    out = csv.DictWriter(sys.stdout, HEAD, restval="", lineterminator="\n")
    out.writeheader()
    with open(folder / "metadata.csv", newline="") as metadata:
        buildings = list(csv.DictReader(metadata))
    for building in buildings:
        for column, years in read(folder / "hourly" / f"{building['building_id']}.csv.gz").items():
            full = {}
            for year, data in sorted(years.items()):
                reason = data.judge(year)
                row = {"building": building["building_id"], "utility": column.removesuffix("_kwh"), "use_type": building["use_type"],
                       "year": year, "good": "no" if reason else "yes", "reason": reason}
                if not reason:
                    full[year] = ([data.filled(year, m) for m in range(12)], data.kwh)
                    row["filled"], row["present"] = (repr(sum(kind)) for kind in full[year])
                    if year - 1 in full:
                        row["last_filled"], row["last_present"] = (repr(sum(kind)) for kind in full[year - 1])
                        for months in DATES:
                            row[f"line_{months}"], row[f"line_present_{months}"] = (repr(line(kind, year, months)) for kind in full[year])
                out.writerow(row)


if __name__ == "__main__":
    main()
