#!/usr/bin/env python3
"""Shows how the figures of the forecast were chosen: by leaving out one site after the other.

forecast_choice.py DIR

For every combination of a coarse grid the mean error of the year's total at the ends of January to November is found, each
error counted up to 20 %. For each site the combination is taken that is best on all other sites, each pair of years read in
both directions, and the site's own years are forecast with it. Printed are the best combinations on all sites, what each
site's others choose, and the errors of the years forecast so. Shares no code with the product; a second account of its method.
"""
import argparse
import csv
from itertools import product
from pathlib import Path
from statistics import mean, median

from forecast_baselines import DATES, read

# How much of a deviation stays; up to which deviation; weight of the straight line at the year's end; months compared.
GRID = list(product((0.3, 0.4, 0.5, 0.6), (0.1, 0.15, 0.2, 0.3, 9.0), (0.0, 0.1, 0.2, 0.3, 0.4, 0.5), (3, 6, 12)))
SHIPPED = (0.5, 0.1, 0.3, 6)
MONTHS = range(1, 12)
COUNTED = 0.2


def days(year):
    """The days of its months."""
    return [29 if m == 2 and year % 4 == 0 else 28 if m == 2 else 30 if m in (4, 6, 9, 11) else 31 for m in range(1, 13)]


def forecast(past, now, of, months, figures):
    """A year's total, known up to the end of a month."""
    stays, most, weight, compared = figures
    used, elapsed, year = sum(now[:months]), sum(of[:months]), sum(of)
    first = max(0, months - compared)
    deviation = sum(now[first:months]) / sum(past[first:months]) - 1
    deviation = max(-most, min(most, deviation))
    line = weight * elapsed / year
    return used + (1 - line) * sum(past[months:]) * (1 + stays * deviation) + line * used / elapsed * (year - elapsed)


def errors(past, now, past_year, year):
    """The errors by figures and month."""
    of, total = days(year), sum(now)
    past = [amount * to / before for amount, to, before in zip(past, of, days(past_year))]
    return {figures: [abs(forecast(past, now, of, m, figures) / total - 1) for m in MONTHS] for figures in GRID}


def load(folder):
    """Site and errors of each good pair of years, forwards and backwards."""
    pairs = []
    with open(folder / "metadata.csv", newline="") as metadata:
        for building in csv.DictReader(metadata):
            name = building["building_id"]
            for years in read(folder / "hourly" / f"{name}.csv.gz").values():
                good = {y: [d.filled(y, m) for m in range(12)] for y, d in years.items() if not d.judge(y)}
                for y in sorted(good):
                    if y - 1 in good:
                        pairs.append((name.split("_")[0], errors(good[y - 1], good[y], y - 1, y), errors(good[y], good[y - 1], y, y - 1)))
    return pairs


def counted(pairs, figures):
    """The mean error, each counted up to a bound."""
    return mean(min(COUNTED, e) for _, *ways in pairs for way in ways for e in way[figures])


def line(values):
    """Middle and mean error at the three dates."""
    return ", ".join(f"month {m}: {100 * median(v):.1f} ({100 * mean(v):.1f})" for m, v in values.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dir", type=Path)
    pairs = load(parser.parse_args().dir)
    print(f"{len(pairs)} series, {len(GRID)} combinations; (stays, counted up to, line, months compared)")
    ranked = sorted(GRID, key=lambda figures: counted(pairs, figures))
    for figures in ranked[:5] + [ranked[len(ranked) // 2], ranked[-1]]:
        print(f"  {figures}: {100 * counted(pairs, figures):.2f} %")
    print(f"  shipped {SHIPPED}: {100 * counted(pairs, SHIPPED):.2f} %, place {ranked.index(SHIPPED) + 1}")
    apart = {m: [] for m in DATES}
    for site in sorted({site for site, *_ in pairs}):
        others = [pair for pair in pairs if pair[0] != site]
        if not others:
            continue
        best = min(GRID, key=lambda figures: counted(others, figures))
        print(f"  without {site}: {best}")
        for own, forwards, _ in pairs:
            if own == site:
                for m in DATES:
                    apart[m].append(forwards[best][m - 1])
    shipped = {m: [forwards[SHIPPED][m - 1] for _, forwards, _ in pairs] for m in DATES}
    print(f"figures as shipped, middle (mean) error in %: {line(shipped)}")
    if apart[DATES[0]]:
        print(f"chosen without the own site:                  {line(apart)}")


if __name__ == "__main__":
    main()
