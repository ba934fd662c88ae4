using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Tests.Inspections.Walk;

/// <summary>
/// What must hold of all cases whatever was done, said plainly and without the table: from the decree's text, not from the
/// product's rules.
/// </summary>
internal static class LawInvariants
{
    private static readonly CaseState[] Closed =
    [
        CaseState.Accepted, CaseState.Withdrawn, CaseState.InspectionClosed, CaseState.OrderMade, CaseState.InspectionCancelled, CaseState.OrderClosed,
        CaseState.Referred, CaseState.OrderRevoked, CaseState.OpinionClosed, CaseState.OpinionWithdrawn, CaseState.AuditClosed, CaseState.AuditCancelled,
        CaseState.TipAnswered, CaseState.TipClosed, CaseState.ReductionDone,
    ];

    /// <summary>Everything that is wrong, in words; empty where nothing is.</summary>
    public static List<string> Broken(IReadOnlyList<CaseFile> files, IReadOnlyDictionary<long, Verdict> verdicts, WalkFacts facts) =>
        [.. files.SelectMany(file => OfOne(file, files, verdicts, facts).Select(fault => $"{file.Kind} {file.Id} {file.State}: {fault}"))];

    private static IEnumerable<string> OfOne(CaseFile file, IReadOnlyList<CaseFile> files, IReadOnlyDictionary<long, Verdict> verdicts, WalkFacts facts)
    {
        var parent = files.FirstOrDefault(other => other.Id == file.ParentId);
        return [.. History(file), .. Statements(file), .. Clocks(file, facts), .. file.Kind switch
        {
            CaseKind.Explanation => Explanation(file, verdicts, facts),
            CaseKind.Inspection => Inspection(file, files),
            CaseKind.Order => Order(file, parent),
            CaseKind.Opinion => Opinion(file, parent),
            CaseKind.Audit => Audit(file),
            _ => Tip(file),
        }];
    }

    private static IEnumerable<string> History(CaseFile file)
    {
        var pairs = file.Acts.Zip(file.Acts.Skip(1)).ToList();
        if (file.Acts[0].Before != CaseState.None || file.Acts[^1].After != file.State || pairs.Any(pair => pair.First.After != pair.Second.Before))
        {
            yield return "its acts do not lead from nothing to where it stands";
        }

        if (file.Acts.Any(act => Closed.Contains(act.Before)))
        {
            yield return "something was done after it was over";
        }

        if (pairs.Any(pair => pair.Second.On < pair.First.On) || file.Acts.Any(act => act.BasisZh.Length == 0 || act.Text.Length == 0))
        {
            yield return "an act lies before the one before it, or has no basis or no words";
        }

        // Circular and discipline are steps of an order; nothing else knows them.
        if (file.Kind != CaseKind.Order && file.Acts.Any(act => act.Move is Move.Circulate or Move.Refer))
        {
            yield return "a sanction outside an order";
        }
    }

    private static IEnumerable<string> Statements(CaseFile file)
    {
        foreach (var act in file.Acts)
        {
            var byInstitution = act.By == InstitutionOf(file);
            var byAgency = act.By is "officer" or "admin" or "system:cases";
            if (!byInstitution && !byAgency)
            {
                yield return $"{act.Move} was entered by {act.By}";
            }

            if (byInstitution && (act.Move != Move.Submit || act.OnBehalf))
            {
                yield return $"the institution made the agency's move {act.Move}";
            }

            if (byAgency && act.Move == Move.Submit && !act.OnBehalf)
            {
                yield return "the agency spoke for the institution and it does not say so";
            }
        }
    }

    private static string InstitutionOf(CaseFile file) => file.InstitutionCode == LawWorld.Court ? "court" : "school";

    private static IEnumerable<string> Clocks(CaseFile file, WalkFacts facts)
    {
        if (file.Clocks.Count(clock => clock.State == ClockState.Running) > (Closed.Contains(file.State) ? 0 : 1))
        {
            yield return "a clock runs that should not";
        }

        foreach (var clock in file.Clocks)
        {
            var paused = clock.Changes.Where(change => change.Days is null).Sum(change => (change.To ?? DateOnly.MaxValue).DayNumber - change.From!.Value.DayNumber + 1);
            var granted = clock.Days + clock.Changes.Sum(change => change.Days ?? 0);

            // Calendar days, pauses never overlapping: the last day lies the days granted and the days stood after the start.
            if (clock.Due is { } due && due.DayNumber - clock.Start.DayNumber > granted + paused)
            {
                yield return $"the deadline {due} lies beyond what was granted and stood";
            }

            if (clock.Due is { } last && last.DayNumber - clock.Start.DayNumber < granted)
            {
                yield return $"the deadline {last} lies before what was granted";
            }

            if (clock.State == ClockState.Missed && (clock.Due is not { } passed || !(passed < clock.EndedOn)))
            {
                yield return "missed before it had passed, or while it stood";
            }
        }

        if (file.Acts.Where(act => act.Move == Move.DeclareMissed).Any(act => !facts.PassedAt(file.Id, act.Number)))
        {
            yield return "declared missed on a day on which the deadline had not passed";
        }
    }

    private static IEnumerable<string> Explanation(CaseFile file, IReadOnlyDictionary<long, Verdict> verdicts, WalkFacts facts)
    {
        if (file.VerdictId is not { } id || verdicts[id].Grade is not (Grade.Over or Grade.OverLowerBound) || verdicts[id].InstitutionCode != file.InstitutionCode)
        {
            yield return "it rests on no verdict that said over";
        }

        var missed = file.Acts.FirstOrDefault(act => act.After == CaseState.NotExplained && act.Before != CaseState.NotExplained);
        if (missed is not null && file.Acts.Any(act => act.Number < missed.Number && act.Move == Move.Submit))
        {
            yield return "explained and yet not explained";
        }

        if (file.Violations.Any(violation => violation.Item != 5) || (file.Violations.Count > 0 && missed is null))
        {
            yield return "a violation that is not that of giving no explanation";
        }

        foreach (var act in file.Acts.Where(act => act.After != act.Before))
        {
            var stood = facts.VerdictStoodAt(file.Id, act.Number);
            if ((act.Move == Move.Withdraw && stood) || (act.Move is Move.Serve or Move.Refuse or Move.DeclareMissed or Move.OrderReduction && !stood))
            {
                yield return $"{act.Move} while the verdict {(stood ? "stood" : "did not stand")}";
            }
        }

        var local = file.Acts.FirstOrDefault(act => act.Move == Move.OrderReduction);
        if (local is not null && (local.Before != CaseState.NotAccepted || file.InstitutionCode != LawWorld.Court || local.On < facts.LocalFrom || local.On >= facts.LocalTo))
        {
            yield return "a local step where or when no local rule was in force";
        }

        if ((int)file.State >= 120 && local is null)
        {
            yield return "in a local state without a local step";
        }
    }

    private static IEnumerable<string> Inspection(CaseFile file, IReadOnlyList<CaseFile> files)
    {
        if (file.Acts.FirstOrDefault(act => act.Move == Move.Begin) is { } begun && begun.People.Split('\n').Distinct().Count() < 2)
        {
            yield return "begun by fewer than two officers";
        }

        var orders = files.Count(other => other.Kind == CaseKind.Order && other.ParentId == file.Id);
        if (orders != (file.State == CaseState.OrderMade ? 1 : 0))
        {
            yield return $"{orders} orders";
        }

        var ended = file.Acts.Any(act => act.Move is Move.Conclude || (act.Move == Move.Close && act.Before == CaseState.OnSite));
        if (ended && file.Items.Select(item => item.Item).Distinct().Count() != 8)
        {
            yield return "concluded without the eight items";
        }

        if (file.Violations.Any(violation => violation.Item is < 1 or > 8 || !violation.RestsOnSomething))
        {
            yield return "a violation that is none of the eight, or rests on nothing";
        }

        if (file.Violations.Where(violation => violation.Item == 5).Any(violation =>
            !(files.FirstOrDefault(other => other.Id == violation.RestsOnCaseId) is { Kind: CaseKind.Explanation } asked && asked.InstitutionCode == file.InstitutionCode && asked.Acts.Any(act => act.After == CaseState.NotExplained))))
        {
            yield return "over without explaining, though no explanation was asked for and not given";
        }
    }

    private static IEnumerable<string> Order(CaseFile file, CaseFile? parent)
    {
        if (parent is not { Kind: CaseKind.Inspection } || parent.InstitutionCode != file.InstitutionCode || parent.Acts.All(act => act.Move != Move.Hear))
        {
            yield return "no inspection in which the institution was heard";
        }

        if (file.Violations.Count == 0 || file.Violations.Any(violation => violation.RestsOnCaseId != file.ParentId))
        {
            yield return "no recorded violation of its inspection";
        }

        var circular = file.Acts.FirstOrDefault(act => act.Move == Move.Circulate);
        if (circular is not null && !file.Acts.Any(act => act.Number < circular.Number && act.Move is Move.DeclareMissed or Move.CheckFailed))
        {
            yield return "a circular though the order was neither missed nor failed";
        }

        if (file.State == CaseState.Referred && circular is null)
        {
            yield return "referred without a circular";
        }

        if (file.Acts.Any(act => act.Move is Move.Submit or Move.DeclareMissed) && file.Acts.All(act => act.Move != Move.Serve))
        {
            yield return "evidence or a deadline of an order that was never served";
        }
    }

    private static IEnumerable<string> Opinion(CaseFile file, CaseFile? parent)
    {
        if (parent is null || parent.InstitutionCode != file.InstitutionCode || file.Findings.All(finding => finding.Type != FindingType.Waste))
        {
            yield return "no waste found in a case before it";
        }

        if (file.State == CaseState.OpinionClosed && file.Acts.All(act => act.Move != Move.Submit))
        {
            yield return "implemented though nothing was reported";
        }

        if (file.Violations.Count > 0)
        {
            yield return "an opinion is no violation";
        }
    }

    private static IEnumerable<string> Audit(CaseFile file)
    {
        if (file.Acts.Any(act => act.Move == Move.Report) && (file.Items.Select(item => item.Item).Distinct().Count() != 7 || file.Attachments.Count == 0))
        {
            yield return "reported without its seven contents or without the report";
        }

        if (file.State == CaseState.AuditClosed && file.Recommendations.Any(recommendation => recommendation.Done is null))
        {
            yield return "closed while a recommendation waits";
        }
    }

    private static IEnumerable<string> Tip(CaseFile file)
    {
        if (file.State is CaseState.TipAnswered or CaseState.TipClosed && file.Acts.All(act => act.Move != Move.Investigate))
        {
            yield return "over without an investigation";
        }
    }
}
