using EnergyQuota.Ingest.Journal;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Ingest.Journal;

/// <summary>Messages were acknowledged and their files are spoilt: told, never passed over, never written over.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly FlushGate _disk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Messages => Path.Combine(_folder.Path, "messages.log.0");

    private string Commits => Path.Combine(_folder.Path, "commits");

    public void Dispose()
    {
        _disk.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Check_EveryByteChangedInTurn_IsDamageOrTheSameMessages()
    {
        await FillAsync(3, 40);
        var good = await File.ReadAllBytesAsync(Messages, Stop);
        for (var at = 64; at < 300; at += 3)
        {
            var spoilt = (byte[])good.Clone();
            spoilt[at] ^= 0x10;
            await File.WriteAllBytesAsync(Messages, spoilt, Stop);

            await using var journal = Open();
            var damage = Record.Exception(() => journal.Check(0));

            // The log's own sum before each entry says nothing of the message.
            Assert.True(damage is JournalDamagedException || IsOwnSum(at), $"a changed byte at {at} went unnoticed");
            if (damage is not null)
            {
                Assert.Throws<JournalDamagedException>(() => ReadTwice(journal));
            }
        }
    }

    [Fact]
    public async Task Check_TailOfZeros_IsDamage()
    {
        await FillAsync(20, 100);
        var bytes = await File.ReadAllBytesAsync(Messages, Stop);
        bytes.AsSpan(1_000).Clear();
        await File.WriteAllBytesAsync(Messages, bytes, Stop);

        await using var journal = Open();

        Assert.Throws<JournalDamagedException>(() => journal.Check(0));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(0)]
    public async Task Open_TruncatedFile_IsDamageAndTheFileStaysAsItIs(int length)
    {
        await FillAsync(20, 100);
        var bytes = (await File.ReadAllBytesAsync(Messages, Stop))[..length];
        await File.WriteAllBytesAsync(Messages, bytes, Stop);

        Assert.ThrowsAny<IOException>(() => Open());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Messages, Stop));
    }

    [Fact]
    public async Task Open_NoCommitRecordIsWhole_IsDamageAndTheFilesStayAsTheyAre()
    {
        await FillAsync(5, 100);
        var records = await File.ReadAllBytesAsync(Commits, Stop);
        records[20] ^= 0xFF;
        records[4096 + 20] ^= 0xFF;
        await File.WriteAllBytesAsync(Commits, records, Stop);
        var messages = await File.ReadAllBytesAsync(Messages, Stop);

        Assert.Throws<JournalDamagedException>(() => Open());
        Assert.Equal(messages, await File.ReadAllBytesAsync(Messages, Stop));
        Assert.Equal(records, await File.ReadAllBytesAsync(Commits, Stop));
    }

    [Fact]
    public async Task Check_ManyPagesAndReopenings_FindsEveryMessage()
    {
        var random = new Random(5);
        for (var turn = 0; turn < 3; turn++)
        {
            await using var journal = Open();
            var last = 0L;
            for (var index = 0; index < 30; index++)
            {
                last = await journal.AppendAsync(Message(index, random.Next(1, 900_000)), Stop);
            }

            await journal.WaitDurableAsync(last, Stop);
            Assert.Equal(30 * (turn + 1), journal.Check(0));
        }

        await using var again = Open();
        Assert.Equal(90, again.Check(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task TryRead_SendersOfAllSizesCrossManyPages_FindsEveryMessageAndNoDamage(int senders)
    {
        const int Each = 6_000;
        await using var journal = Open();
        var sending = Enumerable.Range(0, senders).Select(sender => Task.Run(async () =>
        {
            var random = new Random(sender);
            var last = 0L;
            for (var index = 0; index < Each * 8 / senders; index++)
            {
                last = await journal.AppendAsync(Message(index % 200, random.Next(1, 8_000)), Stop);
            }

            await journal.WaitDurableAsync(last, Stop);
        }, Stop)).ToList();
        using var reader = journal.Read(0);
        for (var read = 0; read < Each * 8;)
        {
            if (reader.TryRead(out _))
            {
                read++;
            }
            else
            {
                await reader.WaitAsync(Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop);
            }
        }

        await Task.WhenAll(sending);
    }

    [Fact]
    public async Task AppendAsync_DiskRefusesTheWrite_NothingMoreIsDurableAndWhatWasStays()
    {
        var full = false;
        var journal = new MessageJournal(
            new JournalOptions { Folder = _folder.Path }, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<MessageJournal>.Instance,
            file =>
            {
                RandomAccess.FlushToDisk(file);
                if (Volatile.Read(ref full))
                {
                    throw new IOException("No space left on device.");
                }
            });
        await journal.WaitDurableAsync(await journal.AppendAsync(Message(1, 10), Stop), Stop);
        Volatile.Write(ref full, true);
        var second = await journal.AppendAsync(Message(2, 10), Stop);

        var refused = await Assert.ThrowsAsync<IOException>(() => journal.WaitDurableAsync(second, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop));
        await Assert.ThrowsAsync<IOException>(() => journal.AppendAsync(Message(3, 10), Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop));

        Assert.Contains("No space left", refused.Message, StringComparison.Ordinal);
        Assert.Contains("No space left", journal.Fault, StringComparison.Ordinal);
        await journal.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop);
        await using var again = Open();
        Assert.InRange(again.Check(0), 1, 2);
    }

    private async Task FillAsync(int count, int length)
    {
        await using var journal = Open();
        for (var index = 0; index < count; index++)
        {
            await journal.WaitDurableAsync(await journal.AppendAsync(Message(index, length), Stop), Stop);
        }
    }

    private static bool IsOwnSum(int at) => (at - 64) % (12 + 16 + "readings/A/g".Length + 40) < 8;

    private static void ReadTwice(MessageJournal journal)
    {
        // A reader that goes on after an error must not skip what it could not read.
        using var reader = journal.Read(0);
        var first = Record.Exception(() => ReadToEnd(reader));
        Assert.NotNull(first);
        ReadToEnd(reader);
    }

    private static void ReadToEnd(JournalReader reader)
    {
        while (reader.TryRead(out _))
        {
            // Only whether it can be read matters.
        }
    }

    private static JournalMessage Message(int number, int length)
    {
        var payload = new byte[length];
        payload.AsSpan().Fill((byte)(number + 1));
        return new JournalMessage("readings/A/g", payload, Noon, MessageFlags.None);
    }

    private MessageJournal Open() => IngestWorld.OpenJournal(_folder.Path, _disk);
}
