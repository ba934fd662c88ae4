namespace EnergyQuota.Metering.Settlement;

/// <summary>What is booked between two good points, and how it follows from the register's difference.</summary>
/// <param name="Amount">What is booked.</param>
/// <param name="Wraps">Whole turns within it, in register units.</param>
/// <param name="Held">The difference that is not booked.</param>
/// <param name="Finding">The finding that stays open, if any.</param>
internal readonly record struct Booking(decimal Amount, decimal Wraps, decimal Held, FindingKind? Finding)
{
    /// <summary>A difference that counts as it is.</summary>
    public static Booking Whole(decimal difference) => new(difference, 0m, 0m, null);

    /// <summary>A difference of which nothing is booked until an officer decides.</summary>
    public static Booking Hold(decimal difference, FindingKind finding) => new(0m, 0m, difference, finding);

    /// <summary>What an officer decided on a difference; <see langword="null"/> where the decision does not speak of it.</summary>
    /// <param name="decision">The decision, if there is one.</param>
    /// <param name="difference">Later register − earlier register.</param>
    /// <param name="modulus">The register's modulus, if known.</param>
    public static Booking? Decided(Decision? decision, decimal difference, decimal? modulus)
    {
        switch (decision?.Kind)
        {
            case DecisionKind.Accept when difference >= 0:
                return Whole(difference);
            case DecisionKind.Reject:
                return new Booking(0m, 0m, difference, null);
            case DecisionKind.Reset:
                var amount = decision.Value ?? 0m;
                return new Booking(amount, 0m, difference - amount, null);
            case DecisionKind.Wrap when modulus is { } turn && difference + (turn * (decision.Value ?? 1m)) >= 0:
                var wraps = turn * (decision.Value ?? 1m);
                return new Booking(difference + wraps, wraps, 0m, null);
            default:
                return null;
        }
    }
}
