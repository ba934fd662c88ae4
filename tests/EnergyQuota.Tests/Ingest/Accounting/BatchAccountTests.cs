using System.Text;
using CsCheck;
using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Tests.Metering.Fakes;

namespace EnergyQuota.Tests.Ingest.Accounting;

public sealed class BatchAccountTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DecodingOptions Options = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Add_ReadingsOfAnEarlierHourAndGarbage_BooksEachInItsHour()
    {
        var account = new BatchAccount();
        Add(account, Message("""[{"meter":"M1","time":"2026-03-01T10:05:00Z","value":1},{"meter":"M1","time":"2026-03-01T11:05:00Z","value":2},{"meter":"M9","value":3}]""", 7));
        Add(account, Message("garbage", 9, "elsewhere"));
        account.Book(new AppendOutcome(1, 1, 0) { Others = [new ReadingFate(1, FateKind.Repeat)] }, false);

        var gateway = new GatewayKey("A", "g1");
        Assert.Equal((0, 1, 1, 0), Of(account, gateway, 10));
        Assert.Equal((0, 1, 0, 1), Of(account, gateway, 11));
        Assert.Equal((1, 1, 0, 0), Of(account, gateway, 12));
        Assert.Equal((1, 1, 0, 0), Of(account, GatewayKey.None, 12));
        Assert.Equal(gateway, Assert.Single(account.Meters).Value);
    }

    [Fact]
    public void Book_ReadingsTheEngineRefused_CountAsRejectedHoweverOftenItIsSaid()
    {
        var account = new BatchAccount();
        Add(account, Message("""[{"meter":"M1","time":"2026-03-01T10:05:00Z","value":1},{"meter":"M1","time":"2026-03-01T10:06:00Z","value":2},{"meter":"M9","value":3}]""", 7));
        var outcome = new AppendOutcome(1, 0, 0) { Refused = [new RefusedReading(1, "no")] };

        account.Book(outcome, false);
        account.Book(outcome, true);

        var counts = account.Hours[(new GatewayKey("A", "g1"), HourNumber.Of(Noon.AddHours(-2)))];
        Assert.Equal((2, 1, 1), (counts.Received, counts.Stored, counts.Rejected));
    }

    /// <summary>
    /// Messages of any kind in any batches, with stops between the store and the saving of the position: what is booked
    /// equals what was published, and what was stored is what the store has.
    /// </summary>
    [Fact]
    public Task Book_AnyMessagesAndStops_BalancesWithWhatWasPublishedAndStored() =>
        Gen.Select(Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[1, 4]).Array[1, 60], Gen.Select(Gen.Int[1, 9], Gen.Bool).Array[1, 60])
            .SampleAsync(async (messages, batches) =>
            {
                await using var store = new FakeReadingStore();
                var journal = messages.Select((m, index) => Message(Payload(m.Item1, m.Item2, m.Item3), index, m.Item2 == 3 ? "elsewhere" : $"readings/A/g{m.Item2}")).ToList();
                var sum = new HourCounts();
                var (position, unsure, turn) = (0, 0, 0);
                while (position < journal.Count)
                {
                    var (size, stops) = batches[turn++ % batches.Length];
                    var account = new BatchAccount();
                    var readings = new List<Reading>();
                    var end = Math.Min(position + size, journal.Count);
                    foreach (var message in journal[position..end])
                    {
                        readings.AddRange(Add(account, message).Readings);
                    }

                    var outcome = await store.AppendAsync(readings, Stop);
                    if (stops && turn < 200)
                    {
                        // Killed: what is in the journal is read again, in batches of another size.
                        unsure = journal.Count;
                        continue;
                    }

                    account.Book(outcome, position < unsure);
                    Add(sum, account);
                    position = end;
                }

                Assert.Equal(journal.Sum(Items), sum.Received);
                Assert.Equal(journal.Count, sum.Messages);
                Assert.Equal(sum.Received, sum.Stored + sum.Repeats + sum.Conflicts + sum.Rejected);
                var rows = store.All(new RegisterId("M1"));
                Assert.Equal(rows.Count, sum.Stored + sum.Conflicts);
                Assert.Equal(rows.Select(row => row.Time).Distinct().Count(), sum.Stored);
            }, iter: 200);

    private static DecodeResult Add(BatchAccount account, JournalMessage message)
    {
        var decoded = ReadingDecoder.Decode(message, ProfileSet.Empty, VendorMemory.Of(new ProfileOptions()), static code => code is "M1" ? IngestWorld.Known("M1") : null, Options);
        account.Add(message, decoded, false);
        return decoded;
    }

    private static void Add(HourCounts sum, BatchAccount account)
    {
        foreach (var counts in account.Hours.Values)
        {
            Assert.Equal(counts.Received, counts.Stored + counts.Repeats + counts.Conflicts + counts.Rejected);
            sum.Messages += counts.Messages;
            sum.Received += counts.Received;
            sum.Stored += counts.Stored;
            sum.Repeats += counts.Repeats;
            sum.Conflicts += counts.Conflicts;
            sum.Rejected += counts.Rejected;
        }
    }

    // Few times and values, so that repeats and conflicts are frequent; every fifth kind of message is of no known meter.
    private static string Payload(int minute, int value, int items) => "[" + string.Join(',', Enumerable.Range(0, items).Select(item =>
        $$"""{"meter":"{{(minute % 5 == 4 ? "M9" : "M1")}}","time":"2026-03-01T10:{{(minute + item) % 10:00}}:00Z","value":{{value}}}""")) + "]";

    private static int Items(JournalMessage message) =>
        message.Topic == "elsewhere" ? 1 : System.Text.Json.JsonDocument.Parse(message.Payload).RootElement.GetArrayLength();

    private static (long Messages, long Received, long Stored, long Repeats) Of(BatchAccount account, GatewayKey gateway, int hour)
    {
        var counts = account.Hours[(gateway, HourNumber.Of(Noon.AddHours(hour - 12)))];
        return (counts.Messages, counts.Received, counts.Stored, counts.Repeats);
    }

    private static JournalMessage Message(string payload, int microsecond, string topic = "readings/A/g1") =>
        new(topic, Encoding.UTF8.GetBytes(payload), Noon.AddTicks(microsecond * TimeSpan.TicksPerMicrosecond), default);
}
