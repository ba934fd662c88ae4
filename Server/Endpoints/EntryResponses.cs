using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Desk;

namespace EnergyQuota.Server.Endpoints;

/// <summary>An event of a register.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="AtUtc">The instant it holds from, or the first point of what was decided.</param>
/// <param name="Final">Replacement: the old register at its end.</param>
/// <param name="First">Replacement: the new register at its start.</param>
/// <param name="Factor">Multiplier change: the new factor.</param>
/// <param name="Decision">Decision: what was decided.</param>
/// <param name="Value">Decision: its value; hand reading: what the register showed.</param>
/// <param name="Source">The document or reason.</param>
/// <param name="DoneBy">Who did it on the spot.</param>
/// <param name="Attachment">The photograph or paper: its SHA-256, a point and its type.</param>
/// <param name="EnteredBy">By whom.</param>
/// <param name="EnteredAtUtc">When.</param>
public sealed record EventResponse(
    int Id, string Register, RegisterEventKind Kind, DateTimeOffset AtUtc, decimal? Final, decimal? First, decimal? Factor, DecisionKind? Decision,
    decimal? Value, string Source, string? DoneBy, string? Attachment, string EnteredBy, DateTimeOffset EnteredAtUtc)
{
    internal static EventResponse From(RegisterEventRecord record) => new(
        record.Id, record.RegisterName, record.Kind, record.At, record.Final, record.First, record.Factor, record.Decision, record.Value, record.Source,
        record.DoneBy, record.Attachment, record.EnteredBy, record.EnteredAt);
}

/// <summary>A bill.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Register">The register's name.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Quantity">The amount, in the register's unit.</param>
/// <param name="CostYuan">The cost.</param>
/// <param name="Document">The bill's number.</param>
/// <param name="Attachment">Its scan or photograph: SHA-256, a point and its type.</param>
/// <param name="EnteredBy">By whom.</param>
/// <param name="EnteredAtUtc">When.</param>
public sealed record BillResponse(
    int Id, string Register, DateOnly From, DateOnly To, decimal Quantity, decimal? CostYuan, string Document, string? Attachment, string EnteredBy,
    DateTimeOffset EnteredAtUtc)
{
    internal static BillResponse Of(Bill bill) => new(
        bill.Id, bill.RegisterName, bill.From, bill.To, bill.Quantity, bill.CostYuan, bill.Document, bill.Attachment, bill.EnteredBy, bill.EnteredAt);
}

/// <summary>What an entry would change. Quantities are in the base unit, after the multiplier; the difference held is in register units.</summary>
/// <param name="Quantity">By how much consumption changes.</param>
/// <param name="Held">By how much what is held changes.</param>
/// <param name="Months">The months that change.</param>
/// <param name="Days">The days that change.</param>
/// <param name="Closed">Findings that would no longer be open.</param>
/// <param name="Opened">Findings that would be newly open.</param>
/// <param name="Periods">Closed and filed months and judged years that it reaches.</param>
public sealed record ChangeResponse(
    decimal Quantity, decimal Held, IEnumerable<MonthChangeResponse> Months, IEnumerable<DayChangeResponse> Days, IEnumerable<FindingResponse> Closed,
    IEnumerable<FindingResponse> Opened, IEnumerable<PeriodResponse> Periods)
{
    internal static ChangeResponse From(DeskPreview preview)
    {
        var change = preview.Change!;
        return new ChangeResponse(
            change.Quantity,
            change.Held,
            change.Months.Select(month => new MonthChangeResponse(month.Month.ToString(), month.Before, month.After, month.Days)),
            change.Days.Select(day => new DayChangeResponse(day.Day, DayFigures.From(day.Before), DayFigures.From(day.After))),
            change.Closed.Select(FindingResponse.From),
            change.Opened.Select(FindingResponse.From),
            preview.Periods.Select(period => new PeriodResponse(period.InstitutionCode, period.Month?.ToString(), period.Year, period.Month is null || period.Adjusted is not null ? null : period.Edition, period.Adjusted)));
    }
}

/// <summary>A month that changes.</summary>
/// <param name="Month">As 2026-03.</param>
/// <param name="Before">Its sum now.</param>
/// <param name="After">Its sum after the entry.</param>
/// <param name="DaysChanged">How many of its days change.</param>
public sealed record MonthChangeResponse(string Month, decimal Before, decimal After, int DaysChanged);

/// <summary>A day that changes.</summary>
/// <param name="Day">The day.</param>
/// <param name="Before">Its figures now, or nothing.</param>
/// <param name="After">Its figures after the entry, or nothing.</param>
public sealed record DayChangeResponse(DateOnly Day, DayFigures? Before, DayFigures? After);

/// <summary>The figures of a day.</summary>
/// <param name="Quantity">Its consumption.</param>
/// <param name="MeasuredHours">Measured hours.</param>
/// <param name="EstimatedHours">Estimated hours.</param>
/// <param name="ManualHours">Manual hours.</param>
public sealed record DayFigures(decimal Quantity, int MeasuredHours, int EstimatedHours, int ManualHours)
{
    internal static DayFigures? From(LedgerDay? day) => day is null ? null : new(day.Quantity, day.MeasuredHours, day.EstimatedHours, day.ManualHours);
}

/// <summary>A finding.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="AtUtc">Its first point.</param>
/// <param name="Held">The register difference that is held, in register units; nothing where none is.</param>
public sealed record FindingResponse(string Meter, string Register, FindingKind Kind, DateTimeOffset AtUtc, decimal? Held)
{
    internal static FindingResponse From(Finding finding) => new(finding.Register.Meter, finding.Register.Name, finding.Kind, finding.At, finding.Amount);
}

/// <summary>A closed or filed month or a judged year that a change would reach; none changes by it.</summary>
/// <param name="InstitutionCode">Whose.</param>
/// <param name="Month">The month that is closed or whose report is filed, as 2026-03.</param>
/// <param name="Year">The year that is judged.</param>
/// <param name="Edition">The newest edition of the report; none for a closed month.</param>
/// <param name="Adjusted">By how much a closed month would be adjusted, in the base unit; none for the others.</param>
public sealed record PeriodResponse(string InstitutionCode, string? Month, int? Year, int? Edition, decimal? Adjusted);
