#!/usr/bin/env python3
"""Writes a folder of synthetic buildings in the shape that tests/real-buildings reads.

make_buildings.py DIR [--buildings 4] [--days 400] [--seed 1] [--seasonal]

metadata.csv, hourly/<building_id>.csv.gz (kWh per hour, blank = missing) and expected.csv, whose sums are exact
decimals of the written text. The series have what real ones have: gaps, runs of zeros, a late start, float noise.
Seasonal ones also have summers and winters, levels that change for good, and sites of three buildings.
"""
import argparse
import csv
import gzip
import io
import math
import random
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

START = datetime(2016, 1, 1)
FORMAT = "%Y-%m-%d %H:%M:%S"
METADATA = ("building_id,source,use_type,source_primary_use,source_sub_use,area_m2,occupants,timezone,timestamp_basis,"
            "utilities,first,last,year_built,floors,heating,source_path").split(",")
USES = ["office", "university_other", "hospital", "school"]
MONTHS = range(1, 13)
EXPECTED = ("building_id,utility,unit,year,hours_in_year,readings,missing_hours,zero_hours,negative_hours,longest_gap_h,"
            "longest_zero_run_h,area_m2,occupants,annual_kwh,kwh_per_m2,kwh_per_person").split(",")
EXPECTED += [f"m{m:02d}_kwh" for m in MONTHS] + [f"m{m:02d}_hours" for m in MONTHS] + ["peak_hour_kwh", "peak_hour_start"]


def amount(rng, when, base, decimals):
    """The text of one hour's kWh: more by day and on weekdays, sometimes with float noise."""
    shape = 1.0 + (0.8 if 8 <= when.hour < 18 else 0.0) - (0.3 if when.weekday() >= 5 else 0.0)
    value = round(base * shape * rng.uniform(0.8, 1.2), decimals)
    return repr(value * 1.1 if rng.random() < 0.02 else value)


def levels(rng, days):
    """A factor for each day: a season of the building's own strength, a level that changes for good, months that differ."""
    strength, lasting, month, factors = rng.uniform(0.15, 0.45), 0.0, 0.0, []
    for day in range(days):
        if day % 30 == 0:
            month = rng.gauss(0, 0.06)
            lasting += rng.gauss(0, 0.1) if rng.random() < 0.15 else 0.0
        season = math.cos(2 * math.pi * (day - 20) / 365.25)
        factors.append((1 + strength * season) * math.exp(lasting + month))
    return factors


def series(rng, hours, base, late, seasonal):
    """One column: a list of texts, blank where nothing was read."""
    decimals = rng.choice([1, 2, 4])
    factors = levels(rng, hours // 24) if seasonal else [1.0] * (hours // 24)
    column = [amount(rng, START + timedelta(hours=h), base * factors[h // 24], decimals) for h in range(hours)]
    for length, blank in [(rng.randint(30, 120), "0.0"), (rng.randint(1, 6), ""), (rng.randint(20, 90), ""), (1, "")]:
        at = rng.randrange(late + 24, hours - length - 24)
        column[at:at + length] = [blank] * length
    column[:late] = [""] * late
    return column


def longest(flags):
    """The longest run of true values."""
    best = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        best = max(best, run)
    return best


def sums(building, utility, area, column):
    """The rows of expected.csv of one column, a row a year."""
    years = {}
    for hour, text in enumerate(column):
        when = START + timedelta(hours=hour)
        years.setdefault(when.year, []).append((when, text))
    for year, cells in years.items():
        present = [(when, Decimal(text)) for when, text in cells if text]
        in_year = int((datetime(year + 1, 1, 1) - datetime(year, 1, 1)).total_seconds()) // 3600
        total = sum((value for _, value in present), Decimal(0))
        peak = max(present, key=lambda cell: cell[1], default=(None, None))
        row = {
            "building_id": building, "utility": utility, "unit": "kWh", "year": year, "hours_in_year": in_year,
            "readings": len(present), "missing_hours": in_year - len(present),
            "zero_hours": sum(value == 0 for _, value in present), "negative_hours": 0,
            "longest_gap_h": longest(not text for _, text in cells),
            "longest_zero_run_h": longest(text != "" and Decimal(text) == 0 for _, text in cells),
            "area_m2": area, "occupants": "", "annual_kwh": total, "kwh_per_m2": f"{total / area:.6f}", "kwh_per_person": "",
            "peak_hour_kwh": peak[1], "peak_hour_start": peak[0].strftime(FORMAT) if peak[0] else "",
        }
        for month in MONTHS:
            values = [value for when, value in present if when.month == month]
            row[f"m{month:02d}_kwh"] = sum(values, Decimal(0))
            row[f"m{month:02d}_hours"] = len(values)
        yield row


def write_hourly(path, utilities, columns):
    """One gzip file; the same input gives the same bytes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["timestamp"] + [f"{utility}_kwh" for utility in utilities])
    for hour, cells in enumerate(zip(*columns)):
        writer.writerow([(START + timedelta(hours=hour)).strftime(FORMAT), *cells])
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dir", type=Path)
    parser.add_argument("--buildings", type=int, default=4)
    parser.add_argument("--days", type=int, default=400, help="at least 30")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seasonal", action="store_true")
    args = parser.parse_args()
    if args.days < 30:
        parser.error("--days must be at least 30")

    rng = random.Random(args.seed)
    hours = args.days * 24
    (args.dir / "hourly").mkdir(parents=True, exist_ok=True)
    with open(args.dir / "metadata.csv", "w", newline="") as metadata, open(args.dir / "expected.csv", "w", newline="") as expected:
        about = csv.DictWriter(metadata, METADATA, restval="", lineterminator="\n")
        totals = csv.DictWriter(expected, EXPECTED, restval="", lineterminator="\n")
        about.writeheader()
        totals.writeheader()
        for number in range(args.buildings):
            building = f"Site{number // 3}_building_{number}" if args.seasonal else f"Small_building_{number}"
            utilities = ["electricity", "gas"] if number % 2 else ["electricity"]
            area = Decimal(rng.randint(800, 20000))
            late = 37 if number == 2 else 0
            columns = [series(rng, hours, rng.uniform(5, 400), late, args.seasonal) for _ in utilities]
            about.writerow({
                "building_id": building, "source": "synthetic", "use_type": USES[number % len(USES)], "area_m2": area,
                "timestamp_basis": "no clock change", "utilities": "+".join(utilities), "first": START.strftime(FORMAT),
                "last": (START + timedelta(hours=hours - 1)).strftime(FORMAT),
            })
            write_hourly(args.dir / "hourly" / f"{building}.csv.gz", utilities, columns)
            for utility, column in zip(utilities, columns):
                for row in sums(building, utility, area, column):
                    totals.writerow({key: format(value, "f") if isinstance(value, Decimal) else value for key, value in row.items()})


if __name__ == "__main__":
    main()
