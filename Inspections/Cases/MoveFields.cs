using EnergyQuota.Inspections.Audits;
using EnergyQuota.Inspections.Inspecting;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Registry.Editing;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Checks the fields of a move. Pure.</summary>
public static class MoveFields
{
    /// <summary>The most characters of a text.</summary>
    public const int LongestText = 4_000;

    /// <summary>The most days that can be given or granted.</summary>
    public const int MostDays = 1_095;

    private const int MostAttachments = 20;
    private const int MostPeople = 20;

    /// <summary>The items of the checklist of a kind of case; empty where it has none.</summary>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<LawItem> Checklist(CaseKind kind) => kind switch
    {
        CaseKind.Inspection => InspectionItems.All,
        CaseKind.Audit => AuditItems.All,
        _ => [],
    };

    /// <summary>How many people a move must name.</summary>
    /// <param name="kind">In cases of which kind.</param>
    /// <param name="move">The move.</param>
    /// <param name="leastOfficers">See <see cref="InspectionOptions.LeastOfficers"/>.</param>
    public static int LeastPeople(CaseKind kind, Move move, int leastOfficers) => (kind, move) switch
    {
        (CaseKind.Inspection, Move.Begin) => leastOfficers,
        (CaseKind.Audit, Move.Begin) or (CaseKind.Inspection, Move.Hear) => 1,
        _ => 0,
    };

    /// <summary>The first field that is missing or out of bounds, or <see langword="null"/>.</summary>
    /// <param name="file">The case.</param>
    /// <param name="command">The move as entered.</param>
    /// <param name="today">The day, in the site's zone.</param>
    /// <param name="leastOfficers">See <see cref="InspectionOptions.LeastOfficers"/>.</param>
    public static string? Fault(CaseFile file, MoveCommand command, DateOnly today, int leastOfficers)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(command);
        var lastDay = file.Acts.Count == 0 ? DateOnly.MinValue : file.Acts.Max(act => act.On);
        return !IsText(command.Text) ? nameof(command.Text)
            : command.On > today || command.On < lastDay ? nameof(command.On)
            : command.Days is < 1 or > MostDays || (command.Move == Move.Extend && command.Days is null) ? nameof(command.Days)
            : PeopleFault(file.Kind, command, leastOfficers)
            ?? PauseFault(file, command, today)
            ?? AttachmentFault(file, command)
            ?? OfMove(file, command);
    }

    internal static bool IsText(string? text, int longest = LongestText) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest;

    private static string? PeopleFault(CaseKind kind, MoveCommand command, int leastOfficers) =>
        command.People.Count > MostPeople || command.People.Any(static name => !IsText(name, 100) || name.Any(char.IsControl))
        || command.People.Select(static name => name.Trim()).Distinct(StringComparer.Ordinal).Count() < Math.Max(command.People.Count, LeastPeople(kind, command.Move, leastOfficers))
            ? nameof(command.People) : null;

    private static string? PauseFault(CaseFile file, MoveCommand command, DateOnly today)
    {
        if (command.Move != Move.Pause || file.Clock is not { } clock)
        {
            return null;
        }

        var from = command.From ?? today;
        return from <= clock.Start || from > clock.Due ? nameof(command.From)
            : command.To < from ? nameof(command.To)
            : clock.Terms.Pauses.Any(pause => (pause.To is null || pause.To >= from) && (command.To is null || pause.From <= command.To)) ? nameof(command.From)
            : null;
    }

    private static string? AttachmentFault(CaseFile file, MoveCommand command) =>
        command.Attachments.Count > MostAttachments
        || (command.Attachments.Count == 0 && command.Move is Move.Attach or Move.Report)
        || command.Attachments.Any(added => !EventEntry.IsAttachment(added.File) || added.Title.Length > 200 || !KnowsFinding(file, added.FindingNumber))
            ? nameof(command.Attachments) : null;

    private static bool KnowsFinding(CaseFile file, int? number) => number is null || file.Findings.Any(finding => finding.Number == number);

    private static string? OfMove(CaseFile file, MoveCommand command) => command.Move switch
    {
        Move.AnswerItem => Checklist(file.Kind).All(item => item.Number != command.Number) ? nameof(command.Number)
            : command.Result is not { } result || !Enum.IsDefined(result) ? nameof(command.Result) : null,
        Move.DropViolation => file.Violations.Any(violation => violation.Number == command.Number && violation.DroppedBy is null) ? null : nameof(command.Number),
        Move.SettleRecommendation => file.Recommendations.All(open => open.Number != command.Number || open.Done is not null) ? nameof(command.Number)
            : command.Done is null ? nameof(command.Done) : null,
        Move.RecordFinding => command.Finding is { } finding && IsFinding(finding) ? null : nameof(command.Finding),
        Move.RecordViolation => ViolationItems.All.All(item => item.Number != command.Number) ? nameof(command.Number)
            : command.Ground is { } ground && IsGround(file, command.Number, ground) ? null : nameof(command.Ground),
        _ => null,
    };

    internal static bool IsFinding(NewFinding finding) => Enum.IsDefined(finding.Type) && IsText(finding.Place, 200) && finding.Type switch
    {
        FindingType.Temperature => finding.MeasuredCelsius is >= -40m and <= 60m && finding.OutdoorCelsius is >= -60m and <= 60m
            && finding.SetCelsius is null or (>= -40m and <= 60m),
        FindingType.Meter => IsText(finding.MeterCode, 64) && IsText(finding.PlateSerial, 64) && finding.PlateRegister is >= 0m and <= 1_000_000_000_000m,
        _ => true,
    };

    // That a quota was exceeded without explaining is known from the explanation that was asked for and not given, from nothing else.
    private static bool IsGround(CaseFile file, int? item, ViolationGround ground) =>
        (ground.FindingNumber is not null || ground.CheckedItem is not null || ground.VerdictId is not null || ground.CaseId is not null)
        && (item != ViolationItems.NotExplained || ground.CaseId is not null)
        && KnowsFinding(file, ground.FindingNumber)
        && (ground.CheckedItem is null || file.Items.Any(answer => answer.Item == ground.CheckedItem && answer.Result is ItemResult.NotInOrder));
}
