using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards.Sharing;

/// <summary>Reads the splits of shared buildings, checked in themselves. Pure.</summary>
internal static class SharingParser
{
    public static IReadOnlyList<(string Place, SharedSplit Split)> Parse(string file, IEnumerable<SharedText> texts, List<ImportError> errors)
    {
        var good = new List<(string, SharedSplit)>();
        var seen = new HashSet<(string, string, DateOnly)>();
        foreach (var (text, number) in texts.Select((text, index) => (text, index + 1)))
        {
            var place = $"shared meter {number}: {text.Meter}|{text.From}";
            var fields = new FieldReader(file, place, errors);
            var split = Split(fields, text);
            if (!fields.Faulty && !seen.Add((split.MeterCode, split.RegisterName, split.From)))
            {
                fields.Fault("", "the same register and first day stand in an earlier split");
            }

            if (!fields.Faulty)
            {
                good.Add((place, split));
            }
        }

        return good;
    }

    private static SharedSplit Split(FieldReader fields, SharedText text)
    {
        var split = new SharedSplit
        {
            MeterCode = fields.Text("meter", text.Meter, 64),
            RegisterName = string.IsNullOrWhiteSpace(text.Register) ? RegisterId.DefaultName : fields.Text("register", text.Register, 64),
            Method = fields.Name<SplitMethod>("method", text.Method),
            From = fields.Date("from", text.From),
            Source = fields.Text("source", text.Source, 400),
            Reason = string.IsNullOrWhiteSpace(text.Reason) ? "" : fields.Text("reason", text.Reason, 400),
            EnteredBy = "",
            EnteredAt = default,
        };
        var parts = text.Parts.Select(part => (Code: fields.Text("parts institution", part.Institution, 18), Basis: fields.Positive("parts basis", part.Basis))).ToList();
        if (parts.Count < 2 || parts.DistinctBy(part => part.Code).Count() < parts.Count)
        {
            fields.Fault("parts", "are two or more institutions, each once");
        }

        if (fields.Faulty)
        {
            return split;
        }

        foreach (var (part, share) in parts.Zip(SplitMath.Shares([.. parts.Select(part => part.Basis)])))
        {
            if (share == 0m)
            {
                fields.Fault("parts basis", $"of {part.Code} is less than a millionth of the whole");
            }

            split.Parts.Add(new SharedSplitPart { InstitutionCode = part.Code, Basis = part.Basis, Share = share });
        }

        return split;
    }
}
