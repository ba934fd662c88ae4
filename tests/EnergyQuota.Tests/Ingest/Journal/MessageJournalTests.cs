using System.Diagnostics;
using System.Runtime.ExceptionServices;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace EnergyQuota.Tests.Ingest.Journal;

public sealed class MessageJournalTests : IDisposable
{
    // ENOSPC, as the runtime reports it.
    private const int NoSpace = 28;
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, 1, 2, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly FlushGate _disk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _disk.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task AppendAsync_AfterReopening_GivesTheSameMessages()
    {
        await using (var journal = Open())
        {
            await AppendAsync(journal, 0, 100);
        }

        await using var again = Open();
        var entries = ReadAll(again, 0);

        Assert.Equal(Enumerable.Range(0, 100), entries.Select(e => (int)e.Message.Payload.Span[0]));
        Assert.All(entries, e => Assert.Equal(("readings/A/g", Noon, MessageFlags.Replay), (e.Message.Topic, e.Message.ReceivedAt, e.Message.Flags)));
    }

    [Fact]
    public async Task AppendAsync_FilesTakenWhileRunning_HoldEverythingThatWasDurable()
    {
        // What kill -9 leaves behind: the files as they are while the journal is still open.
        using var copy = new TemporaryFolder();
        Guid identity;
        await using (var journal = Open())
        {
            identity = journal.Identity;
            await AppendAsync(journal, 0, 50);
            await AppendAsync(journal, 50, 50);
            Copy(_folder.Path, copy.Path);
            await AppendAsync(journal, 100, 10);
        }

        await using var survivor = IngestWorld.OpenJournal(copy.Path, _disk);

        Assert.Equal(identity, survivor.Identity);
        Assert.True(ReadAll(survivor, 0).Count >= 100);
    }

    [Fact]
    public async Task Read_FromAPosition_GivesOnlyWhatComesAfter()
    {
        await using var journal = Open();
        await AppendAsync(journal, 0, 10);
        var position = ReadAll(journal, 0)[4].NextAddress;

        Assert.Equal([5, 6, 7, 8, 9], ReadAll(journal, position).Select(e => (int)e.Message.Payload.Span[0]));
    }

    [Fact]
    public async Task Truncate_AfterReopening_BeginsBehindTheTruncated()
    {
        await using (var journal = Open())
        {
            await AppendAsync(journal, 0, 10);
            journal.Truncate(ReadAll(journal, 0)[7].NextAddress);
            await AppendAsync(journal, 10, 1);
        }

        await using var again = Open();

        Assert.Equal([8, 9, 10], ReadAll(again, 0).Select(e => (int)e.Message.Payload.Span[0]));
    }

    [Fact]
    public async Task WaitDurableAsync_WhileTheDiskHangs_Waits()
    {
        await using var journal = Open();
        _disk.Close();
        var address = await journal.AppendAsync(Message(1), Stop);
        var durable = journal.WaitDurableAsync(address, Stop).AsTask();
        await Task.Delay(200, Stop);

        Assert.False(durable.IsCompleted);
        _disk.Open();
        await durable.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        Assert.True(_disk.Flushes > 0);
    }

    [Fact]
    public async Task AppendAsync_FullJournal_WaitsUntilTruncated()
    {
        await using var journal = IngestWorld.OpenJournal(_folder.Path, _disk, maxBytes: 4_000);
        for (var index = 0; index < 2; index++)
        {
            await journal.WaitDurableAsync(await journal.AppendAsync(Message(1, 1_500), Stop), Stop);
        }

        var third = journal.AppendAsync(Message(2, 1_500), Stop).AsTask();
        await Task.Delay(100, Stop);

        Assert.False(third.IsCompleted);
        Assert.True(journal.IsFull);
        journal.Truncate(ReadAll(journal, 0)[^1].NextAddress);
        await third.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        Assert.False(journal.IsFull);
    }

    [Fact]
    public async Task AppendAsync_DiskFullAndFreed_WaitsAndGoesOnByItself()
    {
        var full = false;
        await using (var journal = OnDiskThatIs(() => full))
        {
            await AppendAsync(journal, 0, 1);
            full = true;
            var second = await journal.AppendAsync(Message(1), Stop);
            var durable = journal.WaitDurableAsync(second, Stop).AsTask();
            await UntilAsync(() => journal.Stall is not null);

            Assert.False(durable.IsCompleted);
            Assert.Null(journal.Fault);
            full = false;
            await durable.WaitAsync(TimeSpan.FromSeconds(10), Stop);
            await AppendAsync(journal, 2, 1);
            Assert.Null(journal.Stall);
        }

        await using var again = Open();
        Assert.Equal([0, 1, 2], ReadAll(again, 0).Select(e => (int)e.Message.Payload.Span[0]));
    }

    [Fact]
    public async Task DisposeAsync_WhileTheDiskIsFull_EndsAndKeepsWhatWasDurable()
    {
        var full = false;
        var journal = OnDiskThatIs(() => full);
        await AppendAsync(journal, 0, 3);
        full = true;
        var fourth = await journal.AppendAsync(Message(3), Stop);
        await UntilAsync(() => journal.Stall is not null);

        await journal.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop);

        await Assert.ThrowsAnyAsync<IOException>(() => journal.WaitDurableAsync(fourth, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop));
        await using var again = Open();
        Assert.Equal([0, 1, 2], ReadAll(again, 0).Select(e => (int)e.Message.Payload.Span[0]));
    }

    [Fact]
    public async Task AppendAsync_MoreThanMemoryHolds_IsReadBackFromDisk()
    {
        await using var journal = Open();
        var last = 0L;
        for (var index = 0; index < 60; index++)
        {
            last = await journal.AppendAsync(Message((byte)index, 1 << 20), Stop);
        }

        await journal.WaitDurableAsync(last, Stop);

        Assert.Equal(Enumerable.Range(0, 60), ReadAll(journal, 0).Select(e => (int)e.Message.Payload.Span[0]));
    }

    /// <summary>A commit asked for already is no fault: an exception for each further message took more time than its way to the disk.</summary>
    [Fact]
    public async Task AppendAsync_ManyBeforeOneCommit_ThrowsNothingInside()
    {
        await using var journal = Open();
        var here = Environment.CurrentManagedThreadId;
        var thrown = 0;
        void Count(object? sender, FirstChanceExceptionEventArgs e) =>
            thrown += Environment.CurrentManagedThreadId == here ? 1 : 0;

        _disk.Close();
        AppDomain.CurrentDomain.FirstChanceException += Count;
        for (var index = 0; index < 200; index++)
        {
            await journal.AppendAsync(Message(1), Stop);
        }

        AppDomain.CurrentDomain.FirstChanceException -= Count;
        _disk.Open();

        Assert.Equal(here, Environment.CurrentManagedThreadId); // nothing had to wait, so all was seen
        Assert.Equal(0, thrown);
    }

    private static async Task AppendAsync(MessageJournal journal, int first, int count)
    {
        var last = 0L;
        for (var index = first; index < first + count; index++)
        {
            last = await journal.AppendAsync(Message((byte)index), Stop);
        }

        await journal.WaitDurableAsync(last, Stop);
    }

    private static JournalMessage Message(byte number, int length = 3)
    {
        var payload = new byte[length];
        payload[0] = number;
        return new JournalMessage("readings/A/g", payload, Noon, MessageFlags.Replay);
    }

    private static List<JournalEntry> ReadAll(MessageJournal journal, long position)
    {
        using var reader = journal.Read(position);
        var entries = new List<JournalEntry>();
        while (reader.Position < journal.CommittedUntil)
        {
            if (reader.TryRead(out var entry))
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private static void Copy(string from, string to)
    {
        // By another program: the journal holds its files against a second opening in this runtime.
        using var copying = Process.Start("cp", ["-r", from + "/.", to]);
        copying.WaitForExit();
        Assert.Equal(0, copying.ExitCode);
    }

    private MessageJournal OnDiskThatIs(Func<bool> full) => new(
        new JournalOptions { Folder = _folder.Path }, TimeProvider.System, NullLogger<MessageJournal>.Instance, RandomAccess.FlushToDisk,
        () =>
        {
            if (full())
            {
                throw new IOException("No space left on device", NoSpace);
            }
        });

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var attempt = 0; !condition(); attempt++)
        {
            Assert.True(attempt < 200);
            await Task.Delay(50, Stop);
        }
    }

    private MessageJournal Open() => IngestWorld.OpenJournal(_folder.Path, _disk);
}
