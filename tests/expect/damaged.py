#!/usr/bin/env python3
"""Damages the register series of a folder of buildings and says what must still come out.

damaged.py DIR OUT [--seed 1] [--drop 0.3]

Reads metadata.csv and hourly/*.csv.gz of DIR (kWh per hour, blank = missing) and writes to OUT, times as in DIR:
  meters.csv            meter, rated_max_per_hour, modulus, replacement_at, replacement_final, replacement_first
  readings/<meter>.csv  time, value: what is sent, in time order
  years.csv             meter, year, kwh: years whose two ends are good readings
  totals.csv            meter, kwh: from the first to the last good reading
  hours.csv             meter, year, measured, estimated
  findings.csv          meter, kind, at: all that may be open

Each register is dropped in runs up to a share, while it runs on, and gets four disturbances: it wraps at its modulus,
shows ten times its value once, shows 0 once, and is replaced. Shares no code with the product.
"""
import argparse
import csv
import gzip
import random
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

MICRO = Decimal("0.000001")
HALF = timedelta(minutes=30)
FORMAT = "%Y-%m-%d %H:%M:%S"
NEW_FIRST = Decimal("3.25")
CLEAR = 6          # half hours kept on each side of a disturbance
APART = 96         # half hours between a disturbance and a turn of the year


def columns(path):
    """Yields (utility, [(hour, kWh)]) of a file, blanks left out; hours count from the file's first row."""
    with gzip.open(path, "rt", newline="") as text:
        rows = list(csv.reader(text))
    first = datetime.strptime(rows[1][0], FORMAT)
    for column, name in enumerate(rows[0][1:], start=1):
        hours = []
        for row in rows[1:]:
            if row[column]:
                hour = int((datetime.strptime(row[0], FORMAT) - first).total_seconds()) // 3600
                hours.append((hour, Decimal(row[column])))
        yield name.removesuffix("_kwh"), first, hours


def register(hours):
    """The true register by half hour: at the start, middle and end of each present hour; it stands still in a gap."""
    points, level = {}, Decimal(0)
    for hour, amount in hours:
        points.setdefault(2 * hour, level.quantize(MICRO, ROUND_HALF_UP))
        points[2 * hour + 1] = (level + amount / 2).quantize(MICRO, ROUND_HALF_UP)
        level += amount
        points[2 * hour + 2] = level.quantize(MICRO, ROUND_HALF_UP)
    return points


class Damage:
    """One register, damaged."""

    def __init__(self, rng, first, hours, share):
        self.rng, self.first = rng, first
        self.true = register(hours)
        self.times = sorted(self.true)
        self.rated = max(amount for _, amount in hours) * 3 + 1
        self.turns = self.year_turns()
        gap = max((b - a for a, b in zip(self.times, self.times[1:])), default=1)
        # So large that a rise across the longest gap that can arise is never a whole turn.
        room = max(20 * self.true[self.times[-1]], self.rated * (gap + 48 * 8), Decimal(1000))
        self.modulus = Decimal(10) ** (room.to_integral_value().adjusted() + 1)
        self.wrap = self.find(0.15, 0.38, lambda i: self.true[i + 1] - self.true[i] > Decimal("0.01"))
        middle = (self.true[self.wrap] + self.true[self.wrap + 1]) / 2 if self.wrap is not None else Decimal(0)
        self.offset = (self.modulus - middle).quantize(MICRO) if self.wrap is not None else Decimal(0)
        self.shown = {i: self.counter(i) for i in self.times}
        least = self.rated + 1
        self.spike = self.find(0.40, 0.53, lambda i: least < self.shown[i] and 10 * self.shown[i] < self.modulus)
        self.zero = self.find(0.55, 0.70, lambda i: least < self.shown[i] < self.modulus - 10 * self.rated)
        self.swap = self.find(0.72, 0.90, lambda i: self.shown[i] > least)
        self.drop(share)

    def year_turns(self):
        """The half hours at which a year begins."""
        last = self.first + self.times[-1] * HALF
        years = range(self.first.year, last.year + 1)
        return [int((datetime(year, 1, 1) - self.first) / HALF) for year in years]

    def counter(self, i):
        return (self.true[i] + self.offset) % self.modulus

    def find(self, low, high, fits):
        """A place for a disturbance: neighbours half an hour apart, away from a turn of the year."""
        n = len(self.times)
        for at in range(int(low * n), int(high * n)):
            i = self.times[at]
            around = all(i + step in self.true for step in range(-CLEAR, CLEAR + 1))
            if around and all(abs(i - turn) > APART for turn in self.turns) and fits(i):
                return i
        return None

    def drop(self, share):
        """Drops runs of up to a day; ends, turns of the year and the neighbours of a disturbance stay."""
        kept = {self.times[0], self.times[-1], *self.turns}
        for place in (self.wrap, self.spike, self.zero, self.swap):
            if place is not None:
                kept.update(range(place - CLEAR, place + CLEAR + 1))
        self.gone = set()
        while len(self.gone) < share * len(self.times):
            begin = self.rng.randrange(len(self.times))
            for i in self.times[begin:begin + self.rng.randint(1, 48)]:
                if i not in kept:
                    self.gone.add(i)

    def sent(self):
        """What is published: (half hour, value)."""
        for i in self.times:
            if i in self.gone or i == self.swap:
                continue
            value = self.shown[i]
            if self.swap is not None and i > self.swap:
                value = self.true[i] - self.true[self.swap] + NEW_FIRST
            if i == self.spike:
                value *= 10
            elif i == self.zero:
                value = Decimal(0)
            yield i, value

    def good(self):
        """Half hours whose register is known in the end; the entered registers of the replacement count."""
        return [i for i in self.times if i not in self.gone and i not in (self.spike, self.zero)]

    def years(self):
        """(year, kWh) where both ends were read."""
        good = set(self.good())
        for turn in self.turns:
            year = (self.first + turn * HALF).year
            end = int((datetime(year + 1, 1, 1) - self.first) / HALF)
            if turn in good and end in good:
                yield year, self.true[end] - self.true[turn]

    def hours(self):
        """(year, measured, estimated): an hour is estimated where a span of more than half an hour touches it."""
        good = self.good()
        estimated = set()
        for a, b in zip(good, good[1:]):
            if b - a > 1:
                estimated.update(range(a // 2, (b + 1) // 2))
        counts = {}
        for hour in range(good[0] // 2, (good[-1] + 1) // 2):
            year = (self.first + hour * 2 * HALF).year
            count = counts.setdefault(year, [0, 0])
            count[hour in estimated] += 1
        return [(year, *count) for year, count in sorted(counts.items())]

    def when(self, i):
        return (self.first + i * HALF).strftime(FORMAT)


def text(value):
    return format(value, "f")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dir", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--drop", type=float, default=0.3)
    args = parser.parse_args()

    (args.out / "readings").mkdir(parents=True, exist_ok=True)
    heads = {
        "meters": ["meter", "rated_max_per_hour", "modulus", "replacement_at", "replacement_final", "replacement_first"],
        "years": ["meter", "year", "kwh"], "totals": ["meter", "kwh"],
        "hours": ["meter", "year", "measured", "estimated"], "findings": ["meter", "kind", "at"],
    }
    files = {name: open(args.out / f"{name}.csv", "w", newline="") for name in heads}
    write = {name: csv.writer(file, lineterminator="\n") for name, file in files.items()}
    for name, head in heads.items():
        write[name].writerow(head)

    put_in = {"wrap": 0, "spike": 0, "zero": 0, "swap": 0}
    with open(args.dir / "metadata.csv", newline="") as metadata:
        buildings = sorted(row["building_id"] for row in csv.DictReader(metadata))
    for building in buildings:
        for utility, first, hours in columns(args.dir / "hourly" / f"{building}.csv.gz"):
            if not hours:
                continue
            meter = f"{building}-{utility}"
            damage = Damage(random.Random(f"{args.seed}/{meter}"), first, hours, args.drop)
            for name in put_in:
                put_in[name] += getattr(damage, name) is not None
            swap = damage.swap
            replaced = ["", "", ""] if swap is None else [damage.when(swap), text(damage.shown[swap]), text(NEW_FIRST)]
            write["meters"].writerow([meter, text(damage.rated), text(damage.modulus), *replaced])
            with open(args.out / "readings" / f"{meter}.csv", "w", newline="") as readings:
                csv.writer(readings, lineterminator="\n").writerows(
                    [["time", "value"]] + [[damage.when(i), text(value)] for i, value in damage.sent()])
            write["years"].writerows([meter, year, text(kwh)] for year, kwh in damage.years())
            good = damage.good()
            write["totals"].writerow([meter, text(damage.true[good[-1]] - damage.true[good[0]])])
            write["hours"].writerows([meter, *counts] for counts in damage.hours())
            for kind, at in (("spike", damage.spike), ("glitch", damage.zero)):
                if at is not None:
                    write["findings"].writerow([meter, kind, damage.when(at)])
    for file in files.values():
        file.close()
    print("put in: " + ", ".join(f"{count} {name}" for name, count in put_in.items()))


if __name__ == "__main__":
    main()
