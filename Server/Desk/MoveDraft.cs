using System.Globalization;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Server.Desk;

/// <summary>A move as a form holds it: text, before anything of it is believed.</summary>
internal sealed class MoveDraft
{
    public required Move Move { get; init; }

    public string Text { get; set; } = "";

    public DateOnly? On { get; set; }

    public string Days { get; set; } = "";

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string People { get; set; } = "";

    public string Number { get; set; } = "";

    public ItemResult Result { get; set; } = ItemResult.InOrder;

    public bool Done { get; set; } = true;

    public FindingType Type { get; set; } = FindingType.Observation;

    public string Place { get; set; } = "";

    public string SetCelsius { get; set; } = "";

    public string Measured { get; set; } = "";

    public string Outdoor { get; set; } = "";

    public string Meter { get; set; } = "";

    public string PlateSerial { get; set; } = "";

    public string PlateRegister { get; set; } = "";

    public string GroundFinding { get; set; } = "";

    public string GroundItem { get; set; } = "";

    public string GroundVerdict { get; set; } = "";

    public string GroundCase { get; set; } = "";

    public List<string> Files { get; } = [];

    /// <summary>The move, or the first field that cannot be read.</summary>
    public (MoveCommand? Command, string Field) Read()
    {
        if (!Whole(Days, out var days))
        {
            return (null, nameof(MoveCommand.Days));
        }

        if (!Whole(Number, out var number))
        {
            return (null, nameof(MoveCommand.Number));
        }

        if (!Whole(GroundFinding, out var finding) || !Whole(GroundItem, out var item) || !Whole(GroundVerdict, out var verdict) || !Whole(GroundCase, out var other))
        {
            return (null, nameof(MoveCommand.Ground));
        }

        if (!Figure(SetCelsius, out var set) || !Figure(Measured, out var measured) || !Figure(Outdoor, out var outdoor) || !Figure(PlateRegister, out var register))
        {
            return (null, nameof(MoveCommand.Finding));
        }

        return (new MoveCommand(Move, Text.Trim())
        {
            On = On,
            Days = days,
            From = From,
            To = To,
            People = [.. People.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Number = number,
            Result = Move == Move.AnswerItem ? Result : null,
            Done = Move == Move.SettleRecommendation ? Done : null,
            Finding = Move != Move.RecordFinding ? null : new NewFinding(Type, Place.Trim())
            {
                SetCelsius = set,
                MeasuredCelsius = measured,
                OutdoorCelsius = outdoor,
                MeterCode = Blank(Meter),
                PlateSerial = Blank(PlateSerial),
                PlateRegister = register,
            },
            Ground = Move == Move.RecordViolation ? new ViolationGround(finding, item, verdict, other) : null,
            Attachments = [.. Files.Select(static file => new NewAttachment(file))],
        }, "");
    }

    private static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool Whole(string text, out int? number)
    {
        number = int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        return number is not null || string.IsNullOrWhiteSpace(text);
    }

    private static bool Figure(string text, out decimal? figure)
    {
        figure = decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : null;
        return figure is not null || string.IsNullOrWhiteSpace(text);
    }
}
