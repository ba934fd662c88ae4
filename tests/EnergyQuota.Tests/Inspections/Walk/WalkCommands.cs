using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Tests.Inspections.Walk;

/// <summary>Moves as somebody might enter them: with the fields a move asks for, or with anything.</summary>
internal static class WalkCommands
{
    /// <summary>A move with fields that fit it.</summary>
    public static MoveCommand Fitting(Move move, CaseFile file, Random random) => new(move, "text")
    {
        Number = move switch
        {
            Move.AnswerItem => MoveFields.Checklist(file.Kind).Select(item => (int?)item.Number).FirstOrDefault(item => file.Items.All(known => known.Item != item)) ?? random.Next(1, 9),
            Move.RecordViolation => random.Next(1, 9),
            _ => random.Next(1, 3),
        },
        Result = (ItemResult)random.Next(1, 5),
        Done = random.Next(2) == 0,
        Days = move is Move.Extend || random.Next(3) == 0 ? random.Next(1, 30) : null,
        People = ["0918", "0921"],
        Finding = new NewFinding(random.Next(2) == 0 ? FindingType.Observation : FindingType.Waste, "hall"),
        Ground = new ViolationGround(
            file.Findings.Count > 0 ? 1 : null,
            file.Items.FirstOrDefault(item => item.Result == ItemResult.NotInOrder)?.Item,
            CaseId: random.Next(3) == 0 ? file.ParentId : null),
        Attachments = move is Move.Attach or Move.Report ? [new NewAttachment(LawWorld.Report)] : [],
    };

    /// <summary>Anything.</summary>
    public static MoveCommand Any(Random random, LawWorld law) => new((Move)random.Next(0, 35), random.Next(8) == 0 ? " " : "text")
    {
        On = random.Next(3) == 0 ? law.Today.AddDays(random.Next(-40, 5)) : null,
        Days = random.Next(3) == 0 ? random.Next(-1, 40) : null,
        From = random.Next(3) == 0 ? law.Today.AddDays(random.Next(-20, 20)) : null,
        To = random.Next(3) == 0 ? law.Today.AddDays(random.Next(-20, 40)) : null,
        People = random.Next(3) switch { 0 => [], 1 => ["0918"], _ => ["0918", "0921"] },
        Number = random.Next(0, 10),
        Result = random.Next(2) == 0 ? (ItemResult)random.Next(0, 6) : null,
        Done = random.Next(2) == 0 ? true : null,
        Finding = random.Next(2) == 0 ? new NewFinding((FindingType)random.Next(0, 6), "hall") { MeasuredCelsius = 25m, OutdoorCelsius = 30m } : null,
        Ground = random.Next(2) == 0 ? new ViolationGround(random.Next(2) == 0 ? random.Next(1, 3) : null, random.Next(2) == 0 ? random.Next(1, 9) : null, random.Next(2) == 0 ? random.Next(1, 4) : null, random.Next(2) == 0 ? random.Next(1, 6) : null) : null,
        Attachments = random.Next(3) switch { 0 => [new NewAttachment(LawWorld.Report)], 1 => [new NewAttachment("none.pdf")], _ => [] },
    };
}
