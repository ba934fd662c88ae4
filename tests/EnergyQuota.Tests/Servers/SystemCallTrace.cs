using System.Text.RegularExpressions;

namespace EnergyQuota.Tests.Servers;

/// <summary>What strace wrote of a program with several threads: calls with the place of their beginning and their end.</summary>
internal sealed partial class SystemCallTrace
{
    /// <summary>The tracer and its arguments; the program follows. File names stand behind descriptors; names and bytes are hexadecimal.</summary>
    public static string[] Command(string output) =>
        ["strace", "-f", "-y", "-xx", "-s", "100000", "--seccomp-bpf", "-e", "trace=fsync,fdatasync,pwrite64,pwritev,write,writev,sendto,sendmsg", "-e", "signal=none", "-o", output];

    private readonly List<Call> _calls = [];

    public SystemCallTrace(string file)
    {
        var open = new Dictionary<string, (int At, string Text)>();
        var at = 0;
        foreach (var line in File.ReadLines(file))
        {
            at++;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (thread, text) = (line[..space], line[space..].Trim());
            if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                open[thread] = (at, text);
            }
            else if (text.StartsWith("<... ", StringComparison.Ordinal) && open.Remove(thread, out var begun))
            {
                _calls.Add(new Call(begun.At, at, begun.Text + text, IsDone(text)));
            }
            else
            {
                _calls.Add(new Call(at, at, text, IsDone(text)));
            }
        }
    }

    /// <summary>The end of the first call begun after a place that succeeded and fits; fails where there is none.</summary>
    public int EndOf(int after, string name, params string[] parts)
    {
        var call = _calls.Where(c => c.Begin > after && c.IsDone && Fits(c, name, parts)).MinBy(c => c.End);
        Assert.True(call is not null, $"no {name} with {string.Join(", ", parts)} after line {after}");
        return call.End;
    }

    /// <summary>The beginning of the first call that fits; fails where there is none.</summary>
    public int BeginOf(string name, params string[] parts)
    {
        var call = _calls.Where(c => Fits(c, name, parts)).MinBy(c => c.Begin);
        Assert.True(call is not null, $"no {name} with {string.Join(", ", parts)} among {_calls.Count} calls");
        return call.Begin;
    }

    /// <summary>Bytes as the trace shows them.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        foreach (var one in bytes)
        {
            text.Append("\\x").Append(one.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static bool Fits(Call call, string name, string[] parts) =>
        Regex.IsMatch(call.Text, $"^({name})\\(", RegexOptions.CultureInvariant) && parts.All(part => call.Text.Contains(part, StringComparison.Ordinal));

    private static bool IsDone(string text) => Succeeded().IsMatch(text);

    [GeneratedRegex(@"\)\s+= \d+$")]
    private static partial Regex Succeeded();

    private sealed record Call(int Begin, int End, string Text, bool IsDone);
}
