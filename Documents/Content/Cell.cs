using System.Globalization;

namespace EnergyQuota.Documents.Content;

/// <summary>One cell of a table: a text, a number or a day. All writers print what <see cref="Display"/> gives, so they cannot disagree.</summary>
public abstract record Cell
{
    /// <summary>What stands where there is no value: never 0 and never a blank.</summary>
    public const string Absent = "—";

    private Cell()
    {
    }

    /// <summary>The text as printed.</summary>
    public abstract string Display { get; }

    /// <summary>A text.</summary>
    /// <param name="text">Any text.</param>
    public static Cell Of(string text) => new Words(text);

    /// <summary>A number with a fixed count of decimals; null shows <see cref="Absent"/>.</summary>
    /// <param name="value">The number, already rounded by whoever made it.</param>
    /// <param name="decimals">Digits after the point, 0 to 6.</param>
    /// <exception cref="ArgumentException">The number has more digits than are shown: it was not rounded where numbers are rounded.</exception>
    public static Cell Of(decimal? value, int decimals) => value is { } known ? new Number(known, decimals) : new Words(Absent);

    /// <summary>A change with a fixed count of decimals, always with its sign; null shows <see cref="Absent"/>.</summary>
    /// <param name="value">The change, already rounded.</param>
    /// <param name="decimals">Digits after the point, 0 to 6.</param>
    /// <exception cref="ArgumentException">The change has more digits than are shown.</exception>
    public static Cell Change(decimal? value, int decimals) =>
        value is { } known ? new Number(known, decimals) { ShowsSign = true } : new Words(Absent);

    /// <summary>A day; null shows <see cref="Absent"/>.</summary>
    /// <param name="day">The day.</param>
    public static Cell Of(DateOnly? day) => day is { } known ? new Day(known) : new Words(Absent);

    /// <summary>A text.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Words(string Text) : Cell
    {
        /// <inheritdoc/>
        public override string Display => Text;
    }

    /// <summary>A number.</summary>
    public sealed record Number : Cell
    {
        /// <summary>Makes a number.</summary>
        /// <param name="value">The number, already rounded.</param>
        /// <param name="decimals">Digits after the point, 0 to 6.</param>
        /// <exception cref="ArgumentException">The number has more digits than are shown.</exception>
        public Number(decimal value, int decimals)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(decimals);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 6);

            // A writer that rounded by itself could print another figure than its neighbour does.
            if (decimal.Round(value, decimals) != value)
            {
                throw new ArgumentException($"{value} has more than {decimals} decimals.", nameof(value));
            }

            Value = value;
            Decimals = decimals;
        }

        /// <summary>The number.</summary>
        public decimal Value { get; }

        /// <summary>Digits after the point, 0 to 6.</summary>
        public int Decimals { get; }

        /// <summary>Whether a number above zero shows a + too. Default: no.</summary>
        public bool ShowsSign { get; init; }

        /// <summary>The spreadsheet's format for it.</summary>
        public string Format => ShowsSign ? $"+{Digits};-{Digits};{Digits}" : Digits;

        private string Digits => Decimals == 0 ? "#,##0" : "#,##0." + new string('0', Decimals);

        /// <inheritdoc/>
        public override string Display => Value.ToString(Format, CultureInfo.InvariantCulture);
    }

    /// <summary>A day.</summary>
    /// <param name="Date">The day.</param>
    public sealed record Day(DateOnly Date) : Cell
    {
        /// <inheritdoc/>
        public override string Display => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
