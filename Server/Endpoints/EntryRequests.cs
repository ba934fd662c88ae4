using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Desk;

namespace EnergyQuota.Server.Endpoints;

/// <summary>What an event says; which fields are needed depends on its kind.</summary>
/// <param name="Kind"><c>Replacement</c>, <c>MultiplierChange</c> or <c>Decision</c>.</param>
/// <param name="AtUtc">The instant it holds from, or the first point of what is decided.</param>
/// <param name="Source">The document or reason; 1 to 400 characters.</param>
/// <param name="Register">The register's name; the usual one where it is left out.</param>
/// <param name="Final">Replacement: the old register at its end.</param>
/// <param name="First">Replacement: the new register at its start.</param>
/// <param name="Factor">Multiplier change: the new factor.</param>
/// <param name="Decision">Decision: what is decided.</param>
/// <param name="Value">Decision: the right value, the amount to book, or the number of turns.</param>
/// <param name="DoneBy">Who did it on the spot, at most 100 characters; needed for a replacement.</param>
/// <param name="Attachment">The name that <c>POST /attachments</c> gave a photograph or paper.</param>
public sealed record EventRequest(
    RegisterEventKind? Kind, DateTimeOffset? AtUtc, string? Source, string? Register = null, decimal? Final = null, decimal? First = null,
    decimal? Factor = null, DecisionKind? Decision = null, decimal? Value = null, string? DoneBy = null, string? Attachment = null)
{
    internal EntryRead Read(string meter)
    {
        if (AtUtc is not { } given)
        {
            return EntryRead.Faulty(nameof(AtUtc));
        }

        var at = given.ToUniversalTime();
        return Kind switch
        {
            RegisterEventKind.Replacement => Final is not { } final ? EntryRead.Faulty(nameof(Final))
                : First is not { } first ? EntryRead.Faulty(nameof(First))
                : string.IsNullOrWhiteSpace(DoneBy) ? EntryRead.Faulty(nameof(DoneBy))
                : Of(meter, new Replacement(at, final, first)),
            RegisterEventKind.MultiplierChange => Factor is { } factor ? Of(meter, new MultiplierChange(at, factor)) : EntryRead.Faulty(nameof(Factor)),
            RegisterEventKind.Decision => Decision is { } decision ? Of(meter, new Decision(at, decision, Value)) : EntryRead.Faulty(nameof(Decision)),
            _ => EntryRead.Faulty(nameof(Kind)),
        };
    }

    private EntryRead Of(string meter, RegisterEvent entered) =>
        new(new EventEntry(new RegisterId(meter, Register ?? RegisterId.DefaultName), entered, Source ?? "") { DoneBy = DoneBy, Attachment = Attachment }, null);
}

/// <summary>A register read by hand.</summary>
/// <param name="AtUtc">When it was read.</param>
/// <param name="Value">What it showed, in its own unit.</param>
/// <param name="Source">The sheet it stands on; 1 to 400 characters.</param>
/// <param name="Register">The register's name; the usual one where it is left out.</param>
/// <param name="DoneBy">Who read it, at most 100 characters.</param>
/// <param name="Attachment">The name that <c>POST /attachments</c> gave a photograph or paper.</param>
public sealed record HandReadingRequest(
    DateTimeOffset? AtUtc, decimal? Value, string? Source, string? Register = null, string? DoneBy = null, string? Attachment = null)
{
    internal EntryRead Read(string meter) => AtUtc is not { } at ? EntryRead.Faulty(nameof(AtUtc))
        : Value is not { } value ? EntryRead.Faulty(nameof(Value))
        : new EntryRead(
            new EventEntry(new RegisterId(meter, Register ?? RegisterId.DefaultName), new HandReading(at.ToUniversalTime(), value), Source ?? "")
            {
                DoneBy = DoneBy,
                Attachment = Attachment,
            },
            null);
}

/// <summary>A bill.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Quantity">The amount, in the register's unit.</param>
/// <param name="Document">The bill's number; 1 to 200 characters.</param>
/// <param name="CostYuan">The cost, or nothing.</param>
/// <param name="Register">The register's name; the usual one where it is left out.</param>
/// <param name="Attachment">The name that <c>POST /attachments</c> gave a scan or photograph of it.</param>
public sealed record BillRequest(
    DateOnly? From, DateOnly? To, decimal? Quantity, string? Document, decimal? CostYuan = null, string? Register = null, string? Attachment = null)
{
    internal EntryRead Read(string meter) => From is not { } from ? EntryRead.Faulty(nameof(From))
        : To is not { } to ? EntryRead.Faulty(nameof(To))
        : Quantity is not { } quantity ? EntryRead.Faulty(nameof(Quantity))
        : new EntryRead(null, new Bill
        {
            MeterCode = meter,
            RegisterName = Register ?? RegisterId.DefaultName,
            From = from,
            To = to,
            Quantity = ReadingLimits.Round(quantity),
            CostYuan = CostYuan,
            Document = Document ?? "",
            Attachment = Attachment,
            EnteredBy = "",
            EnteredAt = default,
        });
}

/// <summary>Why an event or bill is withdrawn.</summary>
/// <param name="Reason">The reason; 1 to 400 characters.</param>
public sealed record WithdrawRequest(string? Reason);
