using System.Text.Json;
using EnergyQuota.Ingest.Profiles;

namespace EnergyQuota.Trials.Payloads;

/// <summary>Reads published payloads by the profiles and says where the result differs from <c>expected.jsonl</c>.</summary>
/// <remarks>
/// A file with one message must give exactly the readings listed. A file with several lines must give those listed among
/// others, since the list names only some of its lines; lines with their own <c>registers</c> must give exactly these.
/// </remarks>
/// <param name="folder">A folder with <c>expected.jsonl</c> and the files it names.</param>
/// <param name="profiles">The profiles.</param>
/// <param name="output">Where differences go.</param>
internal sealed class PublishedPayloads(string folder, ProfileSet profiles, TextWriter output)
{
    /// <summary>Runs it.</summary>
    /// <returns>How many files passed and failed.</returns>
    public (int Passed, int Failed) Run()
    {
        var (passed, failed) = (0, 0);
        foreach (var line in File.ReadLines(Path.Combine(folder, "expected.jsonl")).Where(static line => line.Trim().Length > 0))
        {
            using var entry = JsonDocument.Parse(line);
            var file = entry.RootElement.GetProperty("file").GetString()!;
            var differences = Differences(entry.RootElement, Path.Combine(folder, file));
            foreach (var difference in differences)
            {
                output.WriteLine($"{file}: {difference}");
            }

            (passed, failed) = differences.Count == 0 ? (passed + 1, failed) : (passed, failed + 1);
        }

        return (passed, failed);
    }

    private List<string> Differences(JsonElement entry, string file)
    {
        var expected = entry.GetProperty("readings").EnumerateArray().Select(ExpectedReading.Of).ToList();
        var topic = entry.GetProperty("topic").GetString()!;
        if (!file.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            var message = PublishedMessage.OfFile(topic, File.ReadAllBytes(file));
            var found = message.Read(profiles);
            return [.. Missing(expected, found, message.Topic), .. Extra(expected, found, message.Topic)];
        }

        var differences = new List<string>();
        var all = new List<(string Topic, IReadOnlyList<FoundReading> Readings)>();
        foreach (var (number, line) in File.ReadLines(file).Index().Where(static line => line.Item.Trim().Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            if (PublishedMessage.OfLine(topic, document.RootElement) is not { } message)
            {
                continue;
            }

            var found = message.Read(profiles);
            all.Add((message.Topic, found));
            if (document.RootElement.TryGetProperty("registers", out var registers))
            {
                var exact = registers.EnumerateArray().Select(register => ExpectedReading.OfRegister(register, message.Meter)).Where(static r => !r.IsNoValue).ToList();
                differences.AddRange(Missing(exact, found, message.Topic).Concat(Extra(exact, found, message.Topic)).Select(text => $"line {number + 1}: {text}"));
            }
        }

        differences.AddRange(expected
            .Where(reading => !all.Exists(line => line.Readings.Any(found => reading.Fits(found, line.Topic))))
            .Select(static reading => $"expected {reading}, and no line gives it"));
        return differences;
    }

    private static IEnumerable<string> Missing(List<ExpectedReading> expected, IReadOnlyList<FoundReading> found, string topic) =>
        expected.Where(reading => !found.Any(f => reading.Fits(f, topic))).Select(reading => $"expected {reading}, got [{string.Join("; ", found)}]");

    private static IEnumerable<string> Extra(List<ExpectedReading> expected, IReadOnlyList<FoundReading> found, string topic) =>
        found.Where(f => !expected.Exists(reading => reading.Fits(f, topic))).Select(static f => $"got {f}, which is not expected");
}
