using System.Diagnostics;
using System.Text;
using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Evidence.Packing;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Computes everything in a pack again, readings → hours → days → sums → totals → value → grade, and compares each stage with what the pack says.</summary>
internal sealed class PackRecomputation
{
    private const int LongestTable = 1 << 28;
    private readonly List<PackFault> _faults = [];
    private readonly List<string> _notes = [];

    /// <summary>What differs.</summary>
    public IReadOnlyList<PackFault> Faults => _faults;

    /// <summary>What was not computed again, and why.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>How many registers were settled again.</summary>
    public int Registers { get; private set; }

    /// <summary>From how many readings.</summary>
    public long Readings { get; private set; }

    /// <summary>Runs it. Whatever a file holds, nothing is thrown: what cannot be read is a fault.</summary>
    /// <param name="pack">The pack, whose files are those of the manifest.</param>
    /// <param name="manifest">The manifest.</param>
    public void Run(PackReader pack, PackManifest manifest)
    {
        var file = "verdict.json";
        try
        {
            var packed = Json<PackedVerdict>(pack, file);
            file = "inputs.json";
            var verdict = packed.ToVerdict(Encoding.UTF8.GetString(All(pack, file)));
            CheckManifest(manifest, verdict);
            var replayed = VerdictReplay.Replay(verdict);
            foreach (var difference in replayed.Differences)
            {
                Add("verdict.json", difference);
            }

            file = "audit.jsonl";
            CheckAudit(pack, verdict);
            if (replayed.Inputs is not { } inputs)
            {
                return;
            }

            file = "registers.json";
            var registers = Json<List<PackedRegister>>(pack, file);
            file = "months.csv";
            var months = PackTables.MonthsOf(All(pack, file), registers.ToDictionary(r => r.Number, r => r.Id));
            var days = new Dictionary<RegisterId, (List<LedgerDay> Known, List<LedgerDay> Closed)>();
            foreach (var register in registers)
            {
                file = register.File("readings");
                days[register.Id] = Settle(pack, register, inputs.Period);
            }

            file = "months.csv";
            CheckMonths(registers, months, days, inputs.Period.From);
            file = "inputs.json";
            CheckSums(inputs, days, months.ToLookup(m => m.Register), SiteZone.Find(manifest.Zone));
            file = "calculation.csv";
            CheckTables(pack, manifest, verdict, inputs, registers, days);
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException or InvalidDataException
            or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or TimeZoneNotFoundException or InvalidTimeZoneException
            or UnreachableException or DivideByZeroException)
        {
            _faults.Add(new PackFault(PackFaultKind.Unreadable, file, e.Message));
        }
    }

    private void CheckManifest(PackManifest manifest, Verdict verdict)
    {
        if ((manifest.Verdict, manifest.Institution, manifest.Year, manifest.Revision) != (verdict.Id, verdict.InstitutionCode, verdict.Year, verdict.Revision))
        {
            Add(PackManifest.Name, "It names another verdict than the one in the pack.");
        }
    }

    private void CheckAudit(PackReader pack, Verdict verdict)
    {
        var lines = AuditOf(pack);
        foreach (var line in lines.Where(line => line.Hash != line.ComputeHash()))
        {
            _faults.Add(new PackFault(PackFaultKind.AuditLine, "audit.jsonl", $"Line {line.Id} of the audit log is not as it was written."));
        }

        foreach (var (one, next) in lines.Zip(lines.Skip(1)).Where(pair => pair.Second.Id == pair.First.Id + 1 && pair.Second.PreviousHash != pair.First.Hash))
        {
            _faults.Add(new PackFault(PackFaultKind.AuditLine, "audit.jsonl", $"Line {next.Id} of the audit log does not continue line {one.Id}."));
        }

        var said = lines.Where(line => line.Action is "verdict.found" or "verdict.revised").Select(line => VerdictLine.Read(line, verdict)).FirstOrDefault(line => line is not null);
        if (said is null)
        {
            _notes.Add("No line of the audit log in the pack tells of this verdict.");
        }
        else if (said.Fault(verdict) is { } fault)
        {
            _faults.Add(new PackFault(PackFaultKind.AuditLine, "audit.jsonl", fault));
        }
        else if (said.Inputs is null)
        {
            _notes.Add("The audit line of this verdict was written before such lines named the digest of its inputs.");
        }
    }

    private (List<LedgerDay> Known, List<LedgerDay> Closed) Settle(PackReader pack, PackedRegister register, CitedPeriod period)
    {
        var trace = new SettlementTrace(register.ToFacts(), period.From, period.To, register.Checkpoint);
        pack.Read(Find(pack, register.File("readings")), stream =>
        {
            foreach (var line in CsvLines(stream, RegisterFiles.ReadingHeader))
            {
                trace.Add(RegisterFiles.ReadingOf(register.Id, line));
                Readings++;
            }
        });
        var traced = trace.Finish();
        Registers++;
        Compare(pack, register.File("hours"), RegisterFiles.HourHeader, [.. traced.Hours.Select(RegisterFiles.Line)], "the hours that the readings give");
        var days = RegisterFiles.DaysOf(register.Id, CsvLinesOf(pack, register.File("days"), RegisterFiles.DayHeader));
        if (traced.Days.Zip(days.Known).FirstOrDefault(pair => pair.First != pair.Second) is { First: { } again, Second: { } told })
        {
            Add(register.File("days"), $"The readings give {RegisterFiles.Line(again, "known")}, the pack says {RegisterFiles.Line(told, "known")}.");
        }
        else if (traced.Days.Count != days.Known.Count)
        {
            Add(register.File("days"), $"The readings give {traced.Days.Count} days, the pack has {days.Known.Count}.");
        }

        foreach (var closed in register.Closed)
        {
            if (DayDigest.Of(days.Closed.Where(day => Month.Of(day.Day).ToString() == closed.Month)) != closed.Sha256)
            {
                Add(register.File("days"), $"The days of {closed.Month} are not those that were closed.");
            }
        }

        // A month that nobody closed has one truth.
        var frozen = register.Closed.Select(c => c.Month).ToHashSet();
        if (days.Closed.Except(days.Known).Concat(days.Known.Except(days.Closed)).FirstOrDefault(day => !frozen.Contains(Month.Of(day.Day).ToString())) is { } odd)
        {
            Add(register.File("days"), $"{odd.Day:yyyy-MM-dd} has two figures, though its month was not closed.");
        }

        return days;
    }

    private void CheckMonths(
        List<PackedRegister> registers, IReadOnlyList<LedgerMonth> months, Dictionary<RegisterId, (List<LedgerDay> Known, List<LedgerDay> Closed)> days, DateOnly from)
    {
        var told = months.Where(m => m.Year >= from.Year).ToList();
        var again = registers.SelectMany(r => TermSums.Months(days[r.Id].Closed)).ToList();
        if (!told.SequenceEqual(again))
        {
            Add("months.csv", "The days give other months.");
        }

        if (months.Count > told.Count)
        {
            _notes.Add("The months of the year before, which weigh completeness, are taken from the ledger as they stand; their readings are not in the pack.");
        }
    }

    private void CheckSums(
        VerdictInputs inputs, Dictionary<RegisterId, (List<LedgerDay> Known, List<LedgerDay> Closed)> days, ILookup<RegisterId, LedgerMonth> months, TimeZoneInfo zone)
    {
        var owner = inputs.Institution.Code;
        TermEvidence Again(TermSpan span)
        {
            var (known, closed) = days.TryGetValue(span.Register, out var found) ? found : ([], []);
            return TermSums.Of(span, closed, known, [.. months[span.Register].Where(m => m.Year < inputs.Period.From.Year)], inputs.Period.From, zone);
        }

        var evidence = inputs.Terms.Select(term => Again(term.ToSpan(owner))).ToList();
        foreach (var (term, again) in inputs.Terms.Zip(evidence).Where(pair => pair.First.Sum is { } sum && sum != CitedSum.Of(pair.Second)))
        {
            Add("inputs.json", $"{again.Term.Register}: the verdict cites {term.Sum}, the days give {CitedSum.Of(again)}.");
        }

        foreach (var (cited, span) in inputs.Exclusions.Select(e => (e, e.ToSpan(owner))).Where(pair => pair.Item2 is not null))
        {
            if (CitedSum.Of(Again(span!)) is var again && again != cited.Sum)
            {
                Add("inputs.json", $"Exclusion {cited.Exclusion.Id}: the verdict cites {cited.Sum}, the days give {again}.");
            }
        }

        if (!ConsumptionMath.Totals(evidence, inputs.Period.From, inputs.Period.To).SequenceEqual(inputs.Totals))
        {
            Add("inputs.json", "The sums give other totals than those that the verdict cites.");
        }

        if (inputs.Format == 1 && inputs.Exclusions.Any(e => e.Consumption is not null))
        {
            _notes.Add("The verdict was written before exclusions named their registers: what they used is taken as the verdict cites it.");
        }
    }

    private void CheckTables(
        PackReader pack, PackManifest manifest, Verdict verdict, VerdictInputs inputs, List<PackedRegister> registers,
        Dictionary<RegisterId, (List<LedgerDay> Known, List<LedgerDay> Closed)> days)
    {
        if (manifest.Program != PackManifest.ThisProgram)
        {
            _notes.Add($"The readable page and the tables were made by version {manifest.Program} and were not made again by this one ({PackManifest.ThisProgram}); they are held by the signed hashes.");
            return;
        }

        var steps = VerdictExplainer.Explain(verdict, inputs, [.. registers.SelectMany(r => TermSums.Months(days[r.Id].Closed))]);
        var audit = AuditOf(pack);
        var page = EvidencePage.Render(verdict, manifest, steps, registers, audit);
        foreach (var (name, content) in PackTables.Render(inputs, steps, registers).Append(("index.html", page)))
        {
            if (!All(pack, name).AsSpan().SequenceEqual(content))
            {
                Add(name, "It is not what the pack's own figures give.");
            }
        }
    }

    private void Compare(PackReader pack, string name, string header, List<string> again, string what)
    {
        var at = 0;
        foreach (var line in CsvLinesOf(pack, name, header))
        {
            if (at >= again.Count || again[at] != line)
            {
                Add(name, $"Line {at + 2} is not {what}: {line}");
                return;
            }

            at++;
        }

        if (at < again.Count)
        {
            Add(name, $"It ends after {at} lines; {what} are {again.Count}.");
        }
    }

    private static List<string> CsvLinesOf(PackReader pack, string name, string header)
    {
        var lines = new List<string>();
        pack.Read(Find(pack, name), stream => lines.AddRange(CsvLines(stream, header)));
        return lines;
    }

    private static IEnumerable<string> CsvLines(Stream stream, string header)
    {
        using var text = new StreamReader(stream, CsvTable.Encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        if (text.ReadLine() != header)
        {
            throw new FormatException("Its first line is not the one expected.");
        }

        while (text.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static List<AuditEntry> AuditOf(PackReader pack) =>
        [.. Lines(pack, "audit.jsonl").Select(line => JsonSerializer.Deserialize<AuditEntry>(line, InputsRecord.Options) ?? throw new JsonException("A line is empty."))];

    private static string[] Lines(PackReader pack, string name) =>
        Encoding.UTF8.GetString(All(pack, name)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static T Json<T>(PackReader pack, string name)
    {
        using var document = JsonDocument.Parse(All(pack, name));
        VerdictInputsReader.DemandNoGaps(document.RootElement);
        return document.RootElement.Deserialize<T>(EvidencePackWriter.Json) ?? throw new JsonException("It is empty.");
    }

    private static byte[] All(PackReader pack, string name) => pack.ReadAll(Find(pack, name), LongestTable);

    private static PackEntry Find(PackReader pack, string name) => pack.Find(name) ?? throw new InvalidDataException("It is not in the pack.");

    private void Add(string file, string detail) => _faults.Add(new PackFault(PackFaultKind.Recomputed, file, detail));
}
