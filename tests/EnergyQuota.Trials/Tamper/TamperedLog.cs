using System.Globalization;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Trials.Tamper;

/// <summary>A way to tamper, and what may find it.</summary>
/// <param name="Name">The way, for a person.</param>
/// <param name="FoundBy">At least one of these has to be said.</param>
internal sealed record TamperWay(string Name, IReadOnlyList<AuditFaultKind> FoundBy);

/// <summary>An audit log with heads that were signed while it grew, the last one at its end.</summary>
internal sealed class TamperedLog
{
    private static readonly TamperWay Bit = new("a bit changed in a line", [AuditFaultKind.LineAltered, AuditFaultKind.ChainBroken]);
    private static readonly TamperWay Removed = new("a line removed", [AuditFaultKind.LinesMissing, AuditFaultKind.CutOff]);
    private static readonly TamperWay RemovedAndNumbered = new("a line removed and the rest numbered anew", [AuditFaultKind.LineAltered, AuditFaultKind.CutOff]);
    private static readonly TamperWay Inserted = new("a line put in, with a hash that fits", [AuditFaultKind.LineAltered, AuditFaultKind.ChainBroken]);
    private static readonly TamperWay Exchanged = new("two lines exchanged, with their numbers", [AuditFaultKind.LineAltered]);
    private static readonly TamperWay Cut = new("the end cut off", [AuditFaultKind.CutOff]);
    private static readonly TamperWay Anew = new("a line changed and all after it written anew with fresh hashes", [AuditFaultKind.Rewritten]);
    private static readonly TamperWay Shorter = new("a line removed and all after it written anew with fresh hashes", [AuditFaultKind.Rewritten, AuditFaultKind.CutOff]);
    private static readonly TamperWay Signed = new("written anew, and signed with the stolen key", [AuditFaultKind.Rewritten]);
    private static readonly TamperWay Foreign = new("written anew, and the heads signed with another key", [AuditFaultKind.HeadForged]);
    private static readonly TamperWay Head = new("a bit changed in a head", [AuditFaultKind.HeadForged]);
    private readonly Random _random;
    private readonly AuditKey _key;

    /// <summary>Makes one.</summary>
    public TamperedLog(Random random, AuditKey key, int fewest, int most, DateTimeOffset begin)
    {
        (_random, _key) = (random, key);
        var count = random.Next(fewest, most + 1);
        for (var number = 1; number <= count; number++)
        {
            Lines.Add(new AuditEntry
            {
                Id = number,
                At = begin.AddSeconds(number),
                Actor = $"officer-{random.Next(5)}",
                Action = "meter.replaced",
                Subject = $"meter:{random.Next(1_000)}",
                Detail = $$"""{"before":{{random.Next()}},"after":{{random.Next()}}}""",
                PreviousHash = "",
                Hash = "",
            });
        }

        ChainFrom(0);
        for (var number = 1; number <= count; number++)
        {
            if (number == count || random.Next(5) == 0)
            {
                Heads.Add(HeadOf(number));
            }
        }
    }

    /// <summary>All ways.</summary>
    public static IReadOnlyList<TamperWay> Ways { get; } = [Bit, Removed, RemovedAndNumbered, Inserted, Exchanged, Cut, Anew, Shorter, Signed, Foreign, Head];

    /// <summary>The lines.</summary>
    public List<AuditEntry> Lines { get; } = [];

    /// <summary>The lines, as a database gives them.</summary>
    public async IAsyncEnumerable<AuditEntry> LinesAsync()
    {
        await Task.CompletedTask;
        foreach (var line in Lines)
        {
            yield return line;
        }
    }

    /// <summary>The heads that were taken elsewhere.</summary>
    public List<AuditHead> Heads { get; } = [];

    /// <summary>Tampers.</summary>
    /// <param name="way">How.</param>
    /// <param name="foreign">A key that is not this installation's.</param>
    public void Tamper(TamperWay way, AuditKey foreign)
    {
        var at = _random.Next(Lines.Count);
        if (way == Bit)
        {
            ChangeBit(Lines[at]);
        }
        else if (way == Removed || way == RemovedAndNumbered || way == Shorter)
        {
            Lines.RemoveAt(at);
            for (var i = at; i < Lines.Count && way != Removed; i++)
            {
                Lines[i].Id--;
            }

            if (way == Shorter)
            {
                ChainFrom(at);
            }
        }
        else if (way == Inserted)
        {
            Insert(at);
        }
        else if (way == Exchanged)
        {
            var other = (at + _random.Next(1, Lines.Count)) % Lines.Count;
            (Lines[at], Lines[other]) = (Lines[other], Lines[at]);
            (Lines[at].Id, Lines[other].Id) = (Lines[other].Id, Lines[at].Id);
        }
        else if (way == Cut)
        {
            Lines.RemoveRange(at, Lines.Count - at);
        }
        else if (way == Head)
        {
            ChangeBitOfHead();
        }
        else
        {
            WriteAnew(at);
            Resign(way, foreign);
        }
    }

    private void WriteAnew(int at)
    {
        Lines[at].Detail += " ";
        ChainFrom(at);
    }

    // The heads that are elsewhere stay; those of the thief come beside them, or, with another key, in their place.
    private void Resign(TamperWay way, AuditKey foreign)
    {
        if (way == Signed)
        {
            Heads.AddRange(Heads.Select(head => HeadOf((int)head.Number)).ToList());
        }
        else if (way == Foreign)
        {
            var anew = Heads.Select(head => foreign.Sign(head.Number, Lines[(int)head.Number - 1].Hash, head.At)).ToList();
            Heads.Clear();
            Heads.AddRange(_random.Next(2) == 0 ? anew : anew.Select(head => head with { KeyId = _key.Id }));
        }
    }

    private AuditHead HeadOf(int number) => _key.Sign(number, Lines[number - 1].Hash, Lines[number - 1].At);

    private void ChainFrom(int at)
    {
        for (var i = at; i < Lines.Count; i++)
        {
            Lines[i].PreviousHash = i == 0 ? new string('0', 64) : Lines[i - 1].Hash;
            Lines[i].Hash = Lines[i].ComputeHash();
        }
    }

    private void Insert(int at)
    {
        var copy = new AuditEntry
        {
            Id = Lines[at].Id,
            At = Lines[at].At,
            Actor = "somebody",
            Action = Lines[at].Action,
            Subject = Lines[at].Subject,
            Detail = "{}",
            PreviousHash = Lines[at].PreviousHash,
            Hash = "",
        };
        copy.Hash = copy.ComputeHash();
        Lines.Insert(at, copy);
        for (var i = at + 1; i < Lines.Count; i++)
        {
            Lines[i].Id++;
        }
    }

    private void ChangeBit(AuditEntry line)
    {
        switch (_random.Next(7))
        {
            case 0: line.Actor = Flip(line.Actor); break;
            case 1: line.Action = Flip(line.Action); break;
            case 2: line.Subject = Flip(line.Subject); break;
            case 3: line.Detail = Flip(line.Detail); break;
            case 4: line.PreviousHash = Flip(line.PreviousHash); break;
            case 5: line.Hash = Flip(line.Hash); break;
            default: line.At = line.At.AddMicroseconds(1 << _random.Next(20)); break;
        }
    }

    private void ChangeBitOfHead()
    {
        var at = _random.Next(Heads.Count);
        var head = Heads[at];
        Heads[at] = _random.Next(5) switch
        {
            0 => head with { Number = head.Number ^ (1L << _random.Next(10)) },
            1 => head with { Hash = Flip(head.Hash) },
            2 => head with { At = head.At.AddMicroseconds(1 << _random.Next(20)) },
            3 => head with { KeyId = Flip(head.KeyId) },
            _ => head with { Signature = Digit(head.Signature) },
        };
    }

    private string Flip(string text)
    {
        var at = _random.Next(text.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{text[..at]}{(char)(text[at] ^ (1 << _random.Next(4)))}{text[(at + 1)..]}");
    }

    // Another hexadecimal digit: what is no number at all would be found without any mathematics.
    private string Digit(string text)
    {
        var at = _random.Next(text.Length);
        var digit = (Convert.ToInt32(text[at..(at + 1)], 16) ^ (1 << _random.Next(4))).ToString("x", CultureInfo.InvariantCulture);
        return $"{text[..at]}{digit}{text[(at + 1)..]}";
    }
}
