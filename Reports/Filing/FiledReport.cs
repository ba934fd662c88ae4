using System.Globalization;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Filing;

/// <summary>One file of a filed report (归档报告). Its bytes are kept unchanged for ever; a later issue is a new edition beside it.</summary>
public sealed class FiledReport
{
    /// <summary>The number of the file.</summary>
    public long Id { get; set; }

    /// <summary>Whose report it is; empty for a region's.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The region whose report it is; empty for an institution's.</summary>
    public string RegionCode { get; set; } = "";

    /// <summary>How long its period is.</summary>
    public PeriodKind PeriodKind { get; set; } = PeriodKind.Month;

    /// <summary>The first day of the period.</summary>
    public required DateOnly Month { get; set; }

    /// <summary>The edition (版次): 1 for the first, then 2, 3, … without gaps. All forms of an edition show the same figures.</summary>
    public required int Edition { get; set; }

    /// <summary>The language: <c>zh</c> or <c>en</c>.</summary>
    public required string Language { get; set; }

    /// <summary>The kind of file: <c>pdf</c>, <c>xlsx</c> or <c>html</c>.</summary>
    public required string Extension { get; set; }

    /// <summary>Where it is kept, relative to the folder of filed reports, with forward slashes.</summary>
    public required string Path { get; set; }

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Its length in bytes.</summary>
    public required long Length { get; set; }

    /// <summary>Why this edition was issued; empty for the first.</summary>
    public required string Reason { get; set; }

    /// <summary>When it was filed.</summary>
    public required DateTimeOffset FiledAt { get; set; }

    /// <summary>The account or job that filed it.</summary>
    public required string FiledBy { get; set; }

    /// <summary>Its period.</summary>
    public ReportPeriod Period => ReportPeriod.Of(PeriodKind, Month);

    /// <summary>Language and kind of file together.</summary>
    public ReportForm Form => ReportForm.Find(Language, Extension)
        ?? throw new InvalidOperationException($"Filed report {Id} has no form of ours: {Language}, {Extension}.");

    /// <summary>The name under which it is handed out.</summary>
    public string FileName => string.Create(
        CultureInfo.InvariantCulture, $"{(RegionCode.Length > 0 ? $"region-{RegionCode}" : InstitutionCode)}-{Period}-v{Edition}-{Language}.{Extension}");
}
