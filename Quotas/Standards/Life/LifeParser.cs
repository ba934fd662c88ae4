namespace EnergyQuota.Quotas.Standards.Life;

/// <summary>Reads the decisions that a file states about a standard, and checks that they lead to its state. Pure.</summary>
internal static class LifeParser
{
    /// <summary>Adds the decisions to the standard; faults go to the reader.</summary>
    public static void Read(FieldReader fields, QuotaStandard standard, IReadOnlyList<DecisionText> texts)
    {
        foreach (var text in texts)
        {
            standard.Decisions.Add(new StandardDecision
            {
                StandardCode = standard.Code,
                Kind = fields.Name<StandardDecisionKind>("life kind", text.Kind),
                Result = string.IsNullOrWhiteSpace(text.Result) ? null : fields.Name<ReviewResult>("life result", text.Result),
                On = fields.Date("life on", text.On),
                By = fields.Text("life by", text.By, 200),
                Document = fields.Text("life document", text.Document, 200),
                Note = string.IsNullOrWhiteSpace(text.Note) ? "" : fields.Text("life note", text.Note, 1_000),
                EnteredBy = "",
                EnteredAt = default,
            });
        }

        if (fields.Faulty || standard.Demonstration)
        {
            return;
        }

        // What another body published was reviewed there: its file need not say so. Everything else is a step of its own.
        var state = standard.Decisions.FirstOrDefault()?.Kind == StandardDecisionKind.Published ? StandardState.Reviewed : StandardState.Draft;
        foreach (var decision in standard.Decisions)
        {
            if (!StandardLife.From(decision.Kind).Contains(state))
            {
                fields.Fault("life", $"{decision.Kind} on {decision.On:yyyy-MM-dd} cannot follow on the state {state}");
                return;
            }

            state = StandardLife.Next(state, decision.Kind, decision.Result);
        }

        if (state != standard.State)
        {
            fields.Fault("life", $"leads to {state}, and the state given is {standard.State}; a standard in force states at least its publication: kind Published, on, by, document");
        }
    }
}
