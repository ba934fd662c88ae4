using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Inspecting;
using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Writes an allowed move into a case: the act, the clock, what is recorded. Decides nothing about whether it is allowed.</summary>
internal sealed class ActWriter(InspectionOptions options, WorkCalendar calendar, string who, DateTimeOffset at, DateOnly today)
{
    /// <summary>Opens a case with its first act.</summary>
    public CaseFile Open(CaseKind kind, CaseState state, string institution, int year, LegalBasis basis, string text, DateOnly? on = null)
    {
        var file = new CaseFile { Kind = kind, State = state, InstitutionCode = institution, Year = year, OpenedAt = at };
        file.Acts.Add(new CaseAct
        {
            Number = 1,
            Move = Move.Open,
            Before = CaseState.None,
            After = state,
            By = who,
            At = at,
            On = on ?? today,
            BasisZh = basis.Zh,
            BasisEn = basis.En,
            Text = text.Trim(),
        });
        return file;
    }

    /// <summary>Makes a move. The case is changed only where no calendar is missing.</summary>
    /// <returns>The year whose calendar is missing, or <see langword="null"/>.</returns>
    public int? Make(CaseFile file, MoveRule rule, MoveCommand command, bool onBehalf, OurReading? ours)
    {
        var on = command.On ?? today;
        CaseClock? started = null;
        if (rule.Starts is { } kind)
        {
            int? missing;
            (started, missing) = CaseClocks.Start(kind, on, kind == ClockKind.Review ? null : command.Days, rule.Local, options, calendar);
            if (missing is not null)
            {
                return missing;
            }
        }

        if (rule.EndsClock)
        {
            CaseClocks.End(file, rule.Move, on);
        }

        if (started is not null)
        {
            file.Clocks.Add(started);
        }

        if (Change(file, command) is { } year)
        {
            return year;
        }

        var act = Act(file, rule, command, on, onBehalf);
        Record(file, rule, command, act.Number, ours);
        (file.State, file.LocalRuleId) = (rule.To, rule.Local?.Id ?? file.LocalRuleId);
        if (rule.Move is Move.Serve or Move.Announce || (rule.Move == Move.Begin && file.Kind == CaseKind.Audit))
        {
            file.KnownFrom ??= act.Number;
        }

        return null;
    }

    private int? Change(CaseFile file, MoveCommand command)
    {
        if (file.Clock is not { } clock)
        {
            return null;
        }

        switch (command.Move)
        {
            case Move.Pause:
                clock.Changes.Add(NewChange(command, null, command.From ?? today, command.To));
                break;
            case Move.Resume:
                clock.Changes.Last(static change => change.Days is null && change.To is null).To = today.AddDays(-1);
                break;
            case Move.Extend:
                clock.Changes.Add(NewChange(command, command.Days, null, null));
                break;
            default:
                return null;
        }

        return CaseClocks.Count(clock, calendar);
    }

    private ClockChange NewChange(MoveCommand command, int? days, DateOnly? from, DateOnly? to) =>
        new() { Days = days, From = from, To = to, Reason = command.Text.Trim(), By = who, At = at };

    private CaseAct Act(CaseFile file, MoveRule rule, MoveCommand command, DateOnly on, bool onBehalf)
    {
        var act = new CaseAct
        {
            Number = file.Acts.Count + 1,
            Move = rule.Move,
            Before = file.State,
            After = rule.To,
            By = who,
            OnBehalf = onBehalf,
            At = at,
            On = on,
            BasisZh = rule.Basis.Zh,
            BasisEn = rule.Basis.En,
            Text = command.Text.Trim(),
            People = string.Join('\n', command.People.Select(static name => name.Trim())),
        };
        file.Acts.Add(act);
        foreach (var added in command.Attachments)
        {
            file.Attachments.Add(new CaseAttachment
            {
                Number = file.Attachments.Count + 1,
                ActNumber = act.Number,
                FindingNumber = added.FindingNumber,
                File = added.File,
                Title = added.Title.Trim(),
            });
        }

        return act;
    }

    private void Record(CaseFile file, MoveRule rule, MoveCommand command, int act, OurReading? ours)
    {
        switch (rule.Move)
        {
            case Move.AnswerItem:
                Answer(file, command);
                break;
            case Move.RecordFinding:
                file.Findings.Add(Finding(file.Findings.Count + 1, command, ours));
                foreach (var photograph in file.Attachments.Where(added => added.ActNumber == act))
                {
                    photograph.FindingNumber ??= file.Findings.Count;
                }

                break;
            case Move.RecordViolation:
                file.Violations.Add(Violation(file, command.Number!.Value, command.Text, command.Ground!));
                break;
            case Move.DeclareMissed when file.Kind == CaseKind.Explanation && rule.Local is null:
                file.Violations.Add(Violation(file, ViolationItems.NotExplained, command.Text, new ViolationGround(VerdictId: file.VerdictId, CaseId: file.Id)));
                break;
            case Move.DropViolation:
                var dropped = file.Violations.Single(violation => violation.Number == command.Number);
                (dropped.DroppedBy, dropped.DroppedReason) = (who, command.Text.Trim());
                break;
            case Move.Recommend:
                file.Recommendations.Add(new AuditRecommendation { Number = file.Recommendations.Count + 1, Text = command.Text.Trim() });
                break;
            case Move.SettleRecommendation:
                var settled = file.Recommendations.Single(recommendation => recommendation.Number == command.Number);
                (settled.Done, settled.Outcome, settled.SettledOn) = (command.Done, command.Text.Trim(), command.On ?? today);
                break;
        }
    }

    private void Answer(CaseFile file, MoveCommand command)
    {
        var answer = file.Items.FirstOrDefault(item => item.Item == command.Number);
        if (answer is null)
        {
            file.Items.Add(new CheckedItem { Item = command.Number!.Value, Result = command.Result!.Value, Text = command.Text.Trim(), By = who, At = at });
        }
        else
        {
            (answer.Result, answer.Text, answer.By, answer.At) = (command.Result!.Value, command.Text.Trim(), who, at);
        }
    }

    private SiteFinding Finding(int number, MoveCommand command, OurReading? ours)
    {
        var found = command.Finding!;
        return new SiteFinding
        {
            Number = number,
            Type = found.Type,
            Place = found.Place.Trim(),
            Text = command.Text.Trim(),
            SetCelsius = found.SetCelsius,
            MeasuredCelsius = found.MeasuredCelsius,
            OutdoorCelsius = found.OutdoorCelsius,
            MeterCode = found.MeterCode,
            RegisterName = ours?.Register.Name,
            PlateSerial = found.PlateSerial?.Trim(),
            PlateRegister = found.PlateRegister,
            OurRegister = ours?.Value,
            OurRegisterAt = ours?.Time,
            By = who,
            At = at,
        };
    }

    /// <summary>A violation of a case.</summary>
    public RecordedViolation Violation(CaseFile file, int item, string text, ViolationGround ground) => new()
    {
        Number = file.Violations.Count + 1,
        Item = item,
        Text = text.Trim(),
        FindingNumber = ground.FindingNumber,
        CheckedItem = ground.CheckedItem,
        VerdictId = ground.VerdictId,
        RestsOnCaseId = ground.CaseId,
        By = who,
        At = at,
    };

    /// <summary>The order that follows an inspection: it carries the violations that stand, each with what it rests on.</summary>
    public CaseFile Order(CaseFile inspection, IReadOnlySet<long> lapsed, string text)
    {
        var order = Open(CaseKind.Order, CaseState.OrderIssued, inspection.InstitutionCode, inspection.Year, LegalBasis.Decree(37), text);
        order.ParentId = inspection.Id;
        foreach (var violation in inspection.Violations.Where(violation => CaseFacts.Stands(violation, lapsed)))
        {
            order.Violations.Add(Violation(order, violation.Item, violation.Text, new ViolationGround(VerdictId: violation.VerdictId, CaseId: inspection.Id)));
        }

        return order;
    }
}
