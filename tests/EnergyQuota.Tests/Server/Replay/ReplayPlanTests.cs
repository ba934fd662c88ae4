using System.IO.Compression;
using System.Text;
using EnergyQuota.Server.Replay;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Server.Replay;

public sealed class ReplayPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReplayPlanTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "hourly"));
        File.WriteAllText(
            Path.Combine(_folder.Path, "metadata.csv"),
            "building_id,use_type,area_m2,occupants,timezone\nB1,office,100.5,,US/Pacific\nB2,\"school, primary\",200,30,UTC\nB3,office,1,1,UTC\n");
        Write("B1", "timestamp,electricity_kwh\n2016-01-01 00:00:00,1.5\n2016-01-01 01:00:00,\n2016-01-01 02:00:00,2\n");
        Write("B2", "timestamp,electricity_kwh,gas_kwh\n2016-01-01 00:00:00,3,4\n");
    }

    [Fact]
    public void Read_Folder_TakesBuildingsThatHaveAFile()
    {
        var folder = BuildingFolder.Read(_folder.Path);

        Assert.Equal(["B1", "B2"], folder.Buildings.Select(building => building.Id));
        Assert.Equal("-08:00", folder.Buildings[0].ZoneName);
        Assert.Equal("school, primary", folder.Buildings[1].UseType);
        Assert.Equal(18, folder.Buildings[0].InstitutionCode.Length);
    }

    [Fact]
    public void Hours_FixedOffset_AreUtc() =>
        Assert.Equal(
            new DateTimeOffset(2016, 1, 1, 8, 0, 0, TimeSpan.Zero),
            BuildingFolder.Read(_folder.Path) is var folder ? folder.Hours(folder.Buildings[0], folder.Buildings[0].Utilities[0]).First().Start : default);

    [Fact]
    public void Enumerate_Plain_WritesNativeMessagesInTheOrderOfTime()
    {
        var plan = ReplayPlan.Make(BuildingFolder.Read(_folder.Path), new ReplaySettings { Only = "B1", Batch = 2 });
        var messages = plan.Enumerate().ToList();

        Assert.Equal(6, plan.Readings);
        Assert.Equal([2, 2, 2], messages.Select(message => message.Readings));
        Assert.All(messages, message => Assert.StartsWith("readings/RB", message.Topic, StringComparison.Ordinal));
        Assert.Equal(
            """[{"meter":"B1-electricity","time":"2016-01-01T08:00:00Z","value":0},{"meter":"B1-electricity","time":"2016-01-01T08:30:00Z","value":0.75}]""",
            Encoding.UTF8.GetString(messages[0].Payload));
    }

    [Fact]
    public void Make_SameSeed_GivesTheSameSequence()
    {
        var settings = new ReplaySettings { Batch = 1, Shuffle = true, DuplicatePercent = 50, DropPercent = 20, Seed = 7 };
        var folder = BuildingFolder.Read(_folder.Path);
        string[] first = [.. ReplayPlan.Make(folder, settings).Enumerate().Select(message => Encoding.UTF8.GetString(message.Payload))];

        Assert.Equal(first, ReplayPlan.Make(folder, settings).Enumerate().Select(message => Encoding.UTF8.GetString(message.Payload)));
    }

    [Fact]
    public void Make_DuplicateAll_SendsEveryMessageTwice()
    {
        var folder = BuildingFolder.Read(_folder.Path);

        Assert.Equal(
            2 * ReplayPlan.Make(folder, new ReplaySettings()).Messages,
            ReplayPlan.Make(folder, new ReplaySettings { DuplicatePercent = 100 }).Messages);
    }

    [Fact]
    public void Faults_OutOfBounds_AreAllNamed() =>
        Assert.Equal(3, new ReplaySettings { Batch = 0, DropPercent = 101, DelayDays = 0 }.Faults().Count());

    public void Dispose() => _folder.Dispose();

    private void Write(string building, string text)
    {
        using var file = new GZipStream(File.Create(Path.Combine(_folder.Path, "hourly", building + ".csv.gz")), CompressionLevel.Fastest);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
