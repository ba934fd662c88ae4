using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Evidence.Packing;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Trials.Tamper;

/// <summary>A way to tamper with a pack, and what may find it.</summary>
/// <param name="Name">The way, for a person.</param>
/// <param name="FoundBy">At least one of these has to be said; empty: anything.</param>
internal sealed record PackWay(string Name, params IReadOnlyList<PackFaultKind> FoundBy);

/// <summary>Tampers with the bytes of a pack.</summary>
/// <param name="random">Chooses.</param>
/// <param name="folder">Where packs that are made anew are written.</param>
/// <param name="key">The agency's key.</param>
/// <param name="foreign">A key that is not the agency's.</param>
internal sealed partial class TamperedPack(Random random, string folder, AuditKey key, AuditKey foreign)
{
    private static readonly PackWay Bit = new("pack: a bit changed anywhere");
    private static readonly PackWay Tail = new("pack: something after the end, or the end cut off", PackFaultKind.NotAPack, PackFaultKind.Form);
    private static readonly PackWay Anew = new("pack: packed anew by another program", PackFaultKind.NotAPack, PackFaultKind.Form);
    private static readonly PackWay Removed = new("pack: a file removed", PackFaultKind.FileMissing);
    private static readonly PackWay Added = new("pack: a file added", PackFaultKind.FileExtra);
    private static readonly PackWay Swapped = new("pack: two files swapped", PackFaultKind.FileAltered);
    private static readonly PackWay Changed = new("pack: a number changed in a file", PackFaultKind.FileAltered);
    private static readonly PackWay Hashed = new("pack: a number changed, every hash written anew", PackFaultKind.SignatureWrong);
    private static readonly PackWay Signed = new("pack: a number changed, hashed and signed with another key, which lies in the pack", PackFaultKind.KeyForeign);
    private static readonly PackWay Untouched = new("pack: nothing changed but signed with another key", PackFaultKind.KeyForeign);
    private static readonly PackWay Hidden = new("pack: a number changed, hashed and signed with another key, the agency's key in the pack", PackFaultKind.SignatureWrong);
    private static readonly PackWay Stolen = new("pack: a number changed, hashed and signed with the stolen key", PackFaultKind.Recomputed, PackFaultKind.AuditLine, PackFaultKind.Unreadable);
    private static readonly PackWay Mirrored = new("pack: the signature turned into its other form", PackFaultKind.SignatureWrong);

    // Files whose numbers say something of the verdict; of readings only those that lie in the year.
    private static readonly string[] Telling =
        ["readings/0001.csv", "readings/0002.csv", "hours/0001.csv", "days/0002.csv", "months.csv", "inputs.json", "verdict.json", "calculation.csv", "facts.csv", "boundary.csv", "totals.csv", "rules.csv", "coefficients.csv"];

    /// <summary>All ways.</summary>
    public static IReadOnlyList<PackWay> Ways { get; } = [Bit, Bit, Bit, Tail, Anew, Removed, Added, Swapped, Changed, Hashed, Signed, Untouched, Hidden, Stolen, Mirrored];

    /// <summary>Tampers.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="way">How.</param>
    /// <returns>Another pack.</returns>
    public async Task<byte[]> TamperAsync(byte[] pack, PackWay way)
    {
        if (way == Bit)
        {
            var bytes = (byte[])pack.Clone();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            return bytes;
        }

        if (way == Tail)
        {
            return random.Next(2) == 0 ? [.. pack, (byte)random.Next(256)] : pack[..random.Next(pack.Length)];
        }

        var files = Unpack(pack);
        return way == Anew ? ByAnother(files) : await RepackAsync(files, way);
    }

    private static List<(string Name, byte[] Content)> Unpack(byte[] pack)
    {
        var reader = PackReader.Open(new MemoryStream(pack, writable: false), new List<PackFault>())!;
        return [.. reader.Entries.Select(entry => (entry.Name, reader.ReadAll(entry, int.MaxValue)))];
    }

    private static byte[] ByAnother(List<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private async Task<byte[]> RepackAsync(List<(string Name, byte[] Content)> files, PackWay way)
    {
        var (listed, signature) = (files[^2].Content, files[^1].Content);
        files.RemoveRange(files.Count - 2, 2);
        Alter(files, way);
        if (way == Signed || way == Untouched)
        {
            files[files.FindIndex(file => file.Name == PackManifest.KeyName)] = (PackManifest.KeyName, Encoding.ASCII.GetBytes(foreign.PublicPem + "\n"));
        }

        if (way == Mirrored)
        {
            signature = Mirror(signature);
        }

        var path = Path.Combine(folder, "tampered.zip");
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite))
        {
            var writer = new PackWriter(file);
            foreach (var (name, content) in files)
            {
                await writer.AddAsync(name, content);
            }

            if (way == Hashed || way == Signed || way == Untouched || way == Hidden || way == Stolen)
            {
                var (bytes, sha256) = await writer.HashSoFarAsync(CancellationToken.None);
                var manifest = JsonSerializer.Deserialize<PackManifest>(listed, EvidencePackWriter.Json)!;
                var signer = way == Stolen ? key : foreign;
                listed = JsonSerializer.SerializeToUtf8Bytes(
                    manifest with { Files = [.. writer.Files], ContainerBytes = bytes, ContainerSha256 = sha256, Key = way == Hashed ? manifest.Key : signer.Fingerprint },
                    EvidencePackWriter.Json);
                signature = way == Hashed ? signature : signer.Sign(listed);
            }

            await writer.AddAsync(PackManifest.Name, listed, compressed: false);
            await writer.AddAsync(PackManifest.SignatureName, signature, compressed: false);
            writer.Finish();
        }

        return await File.ReadAllBytesAsync(path);
    }

    private void Alter(List<(string Name, byte[] Content)> files, PackWay way)
    {
        var at = random.Next(files.Count);
        if (way == Removed)
        {
            files.RemoveAt(at);
        }
        else if (way == Added)
        {
            files.Insert(at, ($"readings/{random.Next(9_000, 10_000)}.csv", files[at].Content));
        }
        else if (way == Swapped)
        {
            // Two that are alike to look at.
            var (one, other) = (files.FindIndex(file => file.Name == "readings/0001.csv"), files.FindIndex(file => file.Name == "readings/0002.csv"));
            (files[one], files[other]) = ((files[one].Name, files[other].Content), (files[other].Name, files[one].Content));
        }
        else if (way != Untouched && way != Mirrored)
        {
            var name = Telling[random.Next(Telling.Length)];
            var index = files.FindIndex(file => file.Name == name);
            files[index] = (name, ChangeNumber(files[index].Content, name));
        }
    }

    private byte[] ChangeNumber(byte[] content, string name)
    {
        var text = Encoding.UTF8.GetString(content);
        var pattern = name switch
        {
            "inputs.json" => InputNumber(),
            "verdict.json" => VerdictNumber(),
            _ when name.StartsWith("readings", StringComparison.Ordinal) => ReadingValue(),
            _ => TableNumber(),
        };
        var numbers = pattern.Matches(text);

        // Of readings one that lies in the year: what lies beside it says nothing of the verdict, and only the signature holds it.
        var chosen = numbers[name.StartsWith("readings", StringComparison.Ordinal) ? random.Next(2, 360) : random.Next(numbers.Count)].Groups["digit"];
        var digit = (text[chosen.Index] - '0' + random.Next(1, 10)) % 10;
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text[..chosen.Index]}{digit}{text[(chosen.Index + 1)..]}"));
    }

    private static byte[] Mirror(byte[] signature)
    {
        var reader = new System.Formats.Asn1.AsnReader(signature, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        var (r, s) = (reader.ReadInteger(), reader.ReadInteger());

        // The order of the curve P-256.
        var order = System.Numerics.BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(order - s);
        }

        return writer.Encode();
    }

    // The digit before the point: what changes it changes the number, and leaves a number.
    [GeneratedRegex("\"(?:Value|Quantity|Constraint|KgcePerUnit|Certain)\":\\d*(?<digit>\\d)\\.?")]
    private static partial Regex InputNumber();

    [GeneratedRegex("\"(?:Value|Constraint|Completeness)\": \\d*(?<digit>\\d)")]
    private static partial Regex VerdictNumber();

    [GeneratedRegex("Z,\\d*(?<digit>\\d)(?=[.,])")]
    private static partial Regex ReadingValue();

    [GeneratedRegex("(?<=,)\\d*(?<digit>\\d)(?=[.,\\n])")]
    private static partial Regex TableNumber();
}
