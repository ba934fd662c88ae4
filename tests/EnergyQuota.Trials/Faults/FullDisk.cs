using System.Diagnostics;

namespace EnergyQuota.Trials.Faults;

/// <summary>The disk runs full under load and is freed: the product goes on, or was killed or stopped while it was full.</summary>
internal sealed class FullDisk : IFault
{
    private const int LeastLeft = 16 << 10;
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Name => "disk-full";

    /// <inheritdoc/>
    public StageKind Stage => StageKind.SmallDisk;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var told = Told(stage);
        stage.Disk!.Fill(stage.Random.Next(LeastLeft, stage.IsFull ? 4 << 20 : 256 << 10));
        var load = stage.Publish(Way.Embedded);
        await Faults.Stage.UntilAsync(() => Told(stage) > told || load.Done.IsCompleted, "the product does not say that the disk is full");
        if (load.Done.IsCompleted)
        {
            throw new TrialException("The load found room although the disk was full.");
        }

        // What was on disk before is still being acknowledged.
        await Task.Delay(OnTheWay);
        var (acknowledged, hadRoom) = (load.Publisher.Acknowledged, HadRoom(stage));
        await Task.Delay(Watched);
        var meanwhile = load.Publisher.Acknowledged - acknowledged;

        // The stores give up files of their own now and then, and then there is room: the product says so, and its
        // acknowledgements are true, as the comparison of the rows proves.
        if (meanwhile > 0 && HadRoom(stage) == hadRoom)
        {
            throw new TrialException($"{meanwhile} messages were acknowledged while the disk was full.");
        }

        return $"full at {acknowledged} of {load.Publisher.Count} messages{(meanwhile > 0 ? $" (room for {meanwhile} more came by itself)" : "")}, {await FreeAsync(stage, round % 3)}{await FinishedAsync(stage, load)}";
    }

    private static async Task<string> FreeAsync(Stage stage, int kind)
    {
        switch (kind)
        {
            case 0:
                stage.Disk!.Free();
                return "freed: went on by itself";
            case 1:
                await stage.Server.KillAsync();
                stage.Disk!.Free();
                await stage.Server.StartAsync();
                return "killed, freed and started";
            default:
                var watch = Stopwatch.StartNew();
                await stage.Server.StopAsync();
                var took = watch.Elapsed;
                stage.Disk!.Free();
                await stage.Server.StartAsync();
                return $"stopped in {took.TotalSeconds:F1} s with 0, freed and started";
        }
    }

    private static async Task<string> FinishedAsync(Stage stage, (StubbornPublisher Publisher, Task Done) load)
    {
        var watch = Stopwatch.StartNew();
        await stage.FinishAsync(load);
        return $", all acknowledged {watch.Elapsed.TotalSeconds:F1} s later";
    }

    private static int HadRoom(Stage stage) => stage.ServerLog.Split("The disk of the journal has room again").Length;

    private static int Told(Stage stage) => stage.ServerLog.Split("The disk of the journal is full").Length;
}
