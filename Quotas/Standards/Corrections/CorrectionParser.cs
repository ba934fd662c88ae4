namespace EnergyQuota.Quotas.Standards.Corrections;

/// <summary>Reads a correction. Pure.</summary>
internal static class CorrectionParser
{
    /// <summary>The correction, or <see langword="null"/> where it has faults, which are added.</summary>
    public static QuotaCorrection? Read(string file, int number, QuotaStandard standard, CorrectionText text, List<ImportError> errors)
    {
        var fields = new FieldReader(file, $"{standard.Code} correction {number}: {text.Name}|{text.Class}|{text.Indicator}", errors);
        var correction = new QuotaCorrection
        {
            StandardCode = standard.Code,
            Name = fields.Text("name", text.Name, 64),
            Indicator = fields.Name<QuotaIndicator>("indicator", text.Indicator),
            Class = text.Class?.Trim() ?? "",
            TitleZh = fields.Text("title_zh", text.TitleZh),
            TitleEn = text.TitleEn?.Trim() ?? "",
            Input = fields.Text("input", text.Input, 64),
            InputUnit = text.InputUnit?.Trim() ?? "",
            Effect = fields.Name<CorrectionEffect>("effect", text.Effect),
            WhenUnknown = fields.OptionalPositive("when_unknown", text.WhenUnknown),
            Constant = text.Constant is null ? null : fields.NotNegative("constant", text.Constant),
            Slope = text.Slope is null ? null : fields.NotNegative("slope", text.Slope),
            Reference = fields.OptionalPositive("reference", text.Reference),
            Inverse = fields.Flag("inverse", text.Inverse),
            Steps = Steps(fields, text.Steps),
            Source = string.IsNullOrWhiteSpace(text.Source) ? standard.Source : text.Source.Trim(),
            Confidence = fields.Name<SourceConfidence>("confidence", text.Confidence),
        };
        var linear = new[] { correction.Constant, correction.Slope, correction.Reference }.Count(part => part is not null);
        if (linear is not (0 or 3) || linear == 3 == correction.Steps.Length > 0)
        {
            fields.Fault("steps", "are given, or constant, slope and reference together: one of the two forms");
        }

        if (standard.Corrections.Any(other => other.Key == correction.Key))
        {
            fields.Fault("", "the same name, class and indicator stand in an earlier correction");
        }

        return fields.Faulty ? null : correction;
    }

    private static string Steps(FieldReader fields, IReadOnlyList<StepText> texts)
    {
        var steps = texts.Select(text => new CorrectionStep(fields.OptionalPositive("up_to", text.UpTo), fields.Positive("factor", text.Factor))).ToList();
        if (steps.Count > 0 && (steps[^1].UpTo is not null || steps.SkipLast(1).Any(step => step.UpTo is null)
            || steps.Zip(steps.Skip(1)).Any(pair => pair.First.UpTo >= pair.Second.UpTo)))
        {
            fields.Fault("steps", "rise by up_to, and the last one has none");
        }

        return StandardTexts.Of(steps);
    }
}
