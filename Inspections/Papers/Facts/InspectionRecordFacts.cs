namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>The record of an inspection (用能检查记录): the eight items of art. 35, what was measured, what was found, and what the institution says to it.</summary>
public sealed record InspectionRecordFacts : PaperFacts
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.InspectionRecord;

    /// <summary>The day.</summary>
    public required DateOnly InspectedOn { get; init; }

    /// <summary>When it began, on the site's clock; <see langword="null"/> where it was entered on a later day: left open, to be filled in by hand.</summary>
    public required TimeOnly? From { get; init; }

    /// <summary>When it ended, on the site's clock; <see langword="null"/> like <see cref="From"/>.</summary>
    public required TimeOnly? To { get; init; }

    /// <summary>Where.</summary>
    public required string Place { get; init; }

    /// <summary>Why this institution: priority supervision (重点监督检查) and its ground, sampling, a tip, a re-check.</summary>
    public required string Reason { get; init; }

    /// <summary>Who inspected, at least one.</summary>
    public required IReadOnlyList<InspectionPerson> Inspectors { get; init; }

    /// <summary>Who was there for the institution; may be none.</summary>
    public IReadOnlyList<InspectionPerson> Present { get; init; } = [];

    /// <summary>The items, each of the eight once, also those not checked.</summary>
    public required IReadOnlyList<CheckedItem> Items { get; init; }

    /// <summary>Temperatures; may be none.</summary>
    public IReadOnlyList<TemperatureReading> Temperatures { get; init; } = [];

    /// <summary>Meters; may be none.</summary>
    public IReadOnlyList<MeterCheck> Meters { get; init; } = [];

    /// <summary>Violations of art. 37; may be none.</summary>
    public IReadOnlyList<ViolationFinding> Violations { get; init; } = [];

    /// <summary>Other things found; may be empty.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>What the institution said to it; empty: it says nothing, and the paper says so.</summary>
    public string Statement { get; init; } = "";

    /// <summary>Photographs; may be none.</summary>
    public IReadOnlyList<Photograph> Photographs { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<PaperFault> Faults() =>
    [
        .. Need(Inspectors.Count > 0, "没有检查人员。", "Nobody inspected."),
        .. Need(
            Items.Select(static item => item.Item).Order().SequenceEqual(Enumerable.Range(1, 8)),
            "八项检查内容须各列一次，未检查的也要注明。", "Each of the eight items must be named once, also those not checked."),
        .. Need(!(From > To), "检查结束时间早于开始时间。", "The inspection ends before it begins."),
    ];
}
