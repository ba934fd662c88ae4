using System.Text;
using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Evidence.Packing;
using EnergyQuota.Registry.Audit;

using ReadingSource = System.Func<System.Collections.Generic.IReadOnlyCollection<EnergyQuota.Metering.RegisterId>, System.DateTimeOffset, System.DateTimeOffset, System.Collections.Generic.IAsyncEnumerable<EnergyQuota.Metering.Reading>>;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Writes an evidence pack. One register's year is held at a time, its readings are not.</summary>
/// <remarks>The same case, readings and instant give the same bytes but for the signature, which holds a number drawn by chance.</remarks>
public static class EvidencePackWriter
{
    private const int TextBuffer = 1 << 14;

    // Enough for the first readings of the new year to settle the last ones of the old; whoever needs more is asked for alone.
    private static readonly TimeSpan Beyond = TimeSpan.FromDays(3);
    private static readonly DateTimeOffset First = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2300, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How the pack's JSON files are written and read.</summary>
    internal static JsonSerializerOptions Json { get; } = new(InputsRecord.Options) { WriteIndented = true };

    /// <summary>Writes a pack.</summary>
    /// <param name="output">An empty file.</param>
    /// <param name="case">What it is made of.</param>
    /// <param name="readings">Gives the readings of registers from an instant, inclusive, to another, exclusive, ordered by register, then time, then value.</param>
    /// <param name="key">Signs it.</param>
    /// <param name="cancellationToken">Stops it; what is written then is no pack.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">It cannot be written, or would be longer than 4 GiB.</exception>
    public static async Task<PackManifest> WriteAsync(
        FileStream output, EvidenceCase @case, ReadingSource readings, AuditKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(key);
        var pack = new PackWriter(output);
        var verdict = @case.Verdict;
        var registers = @case.Registers.Select((cited, index) => PackedRegister.Of(index + 1, cited)).ToList();
        var steps = VerdictExplainer.Explain(verdict, @case.Inputs, [.. @case.Registers.SelectMany(r => TermSums.Months(r.AsClosed))]);
        var manifest = new PackManifest(
            PackManifest.CurrentFormat, PackManifest.ThisProgram, @case.MadeAt, @case.MadeBy, verdict.Id, verdict.InstitutionCode, verdict.Year, verdict.Revision, @case.Zone,
            @case.NameZh, @case.NameEn, key.Fingerprint, 0, "", []);
        await pack.AddAsync("index.html", EvidencePage.Render(verdict, manifest, steps, registers, @case.Audit));
        await pack.AddAsync("verdict.json", JsonSerializer.SerializeToUtf8Bytes(PackedVerdict.Of(verdict), Json));
        await pack.AddAsync("inputs.json", Encoding.UTF8.GetBytes(verdict.InputsJson));
        await pack.AddAsync("registers.json", JsonSerializer.SerializeToUtf8Bytes(registers, Json));
        foreach (var (name, content) in PackTables.Render(@case.Inputs, steps, registers))
        {
            await pack.AddAsync(name, content);
        }

        await pack.AddAsync("months.csv", PackTables.Months(@case.Registers.SelectMany((r, index) =>
            r.LastYear.Concat(TermSums.Months(r.AsClosed)).Select(month => (index + 1, month)))));
        await pack.AddAsync("audit.jsonl", Lines(@case.Audit.Select(line => JsonSerializer.Serialize(line, InputsRecord.Options))));
        await pack.AddAsync("audit-head.jsonl", Lines(@case.Head is { } head ? [head.ToLine()] : []));
        await pack.AddAsync(PackManifest.KeyName, Encoding.ASCII.GetBytes(key.PublicPem + "\n"));
        await WriteRegistersAsync(pack, @case, registers, readings, cancellationToken);

        var (bytes, sha256) = await pack.HashSoFarAsync(cancellationToken);
        var signed = JsonSerializer.SerializeToUtf8Bytes(manifest with { ContainerBytes = bytes, ContainerSha256 = sha256, Files = [.. pack.Files] }, Json);
        await pack.AddAsync(PackManifest.Name, signed, compressed: false);
        await pack.AddAsync(PackManifest.SignatureName, key.Sign(signed), compressed: false);
        pack.Finish();
        return JsonSerializer.Deserialize<PackManifest>(signed, Json)!;
    }

    private static async Task WriteRegistersAsync(
        PackWriter pack, EvidenceCase @case, List<PackedRegister> registers, ReadingSource readings, CancellationToken cancellationToken)
    {
        var to = @case.Inputs.Period.To;
        var resumed = @case.Registers.Select(r => RegisterSettlement.ResumesAfter(r.Facts, r.Checkpoint)).ToList();
        var until = @case.Registers.Select(r => CalendarDays.StartOf(to, r.Facts.Zone)).DefaultIfEmpty(First).Max() + Beyond;

        // Whoever has no checkpoint is read from its beginning, and that must not drag the others along.
        foreach (var fromStart in (bool[])[false, true])
        {
            var group = Enumerable.Range(0, registers.Count).Where(index => resumed[index] is null == fromStart).ToList();
            if (group.Count == 0)
            {
                continue;
            }

            var begin = fromStart ? First : group.Min(index => resumed[index]!.Value);
            await using var cursor = new ReadingCursor(readings([.. group.Select(index => @case.Registers[index].Id)], begin, until), cancellationToken);
            foreach (var index in group)
            {
                var trace = new SettlementTrace(@case.Registers[index].Facts, @case.Inputs.Period.From, to, @case.Registers[index].Checkpoint);
                await WriteRegisterAsync(pack, registers[index], @case.Registers[index], trace, cursor, readings, until, cancellationToken);
            }
        }
    }

    private static async Task WriteRegisterAsync(
        PackWriter pack, PackedRegister register, CitedRegister cited, SettlementTrace trace, ReadingCursor cursor, ReadingSource readings, DateTimeOffset until,
        CancellationToken cancellationToken)
    {
        await pack.AddAsync(register.File("readings"), async stream =>
        {
            using var text = Text(stream);
            text.WriteLine(RegisterFiles.ReadingHeader);
            while (await cursor.NextOfAsync(cited.Id) is { } reading)
            {
                Take(text, trace, reading);
            }

            if (!trace.IsDone)
            {
                await foreach (var reading in readings([cited.Id], until, Last).WithCancellation(cancellationToken))
                {
                    Take(text, trace, reading);
                    if (trace.IsDone)
                    {
                        break;
                    }
                }
            }
        });
        var traced = trace.Finish();
        await pack.AddAsync(register.File("hours"), stream => Write(stream, RegisterFiles.HourHeader, traced.Hours.Select(RegisterFiles.Line)));
        await pack.AddAsync(register.File("days"), stream => Write(stream, RegisterFiles.DayHeader, RegisterFiles.Lines(cited.Known, cited.AsClosed)));
    }

    private static void Take(StreamWriter text, SettlementTrace trace, in Reading reading)
    {
        if (!trace.IsDone && !(reading.Time < trace.ReadFrom))
        {
            text.WriteLine(RegisterFiles.Line(reading));
            trace.Add(reading);
        }
    }

    private static Task Write(Stream stream, string header, IEnumerable<string> lines)
    {
        using var text = Text(stream);
        text.WriteLine(header);
        foreach (var line in lines)
        {
            text.WriteLine(line);
        }

        return Task.CompletedTask;
    }

    private static StreamWriter Text(Stream stream) => new(stream, CsvTable.Encoding, TextBuffer, leaveOpen: true) { NewLine = "\n" };

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
