namespace EnergyQuota.Trials.Faults;

/// <summary>One kind of fault that happens while readings come in.</summary>
internal interface IFault
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>The servers it needs.</summary>
    StageKind Stage { get; }

    /// <summary>Publishes a load and lets the fault happen in the middle of it; afterwards all is well again and all was acknowledged.</summary>
    /// <param name="stage">The running servers.</param>
    /// <param name="round">The number of the round, from 0; faults come in kinds that take turns.</param>
    /// <returns>What was seen, for a person.</returns>
    /// <exception cref="TrialException">A server did not do as it should.</exception>
    Task<string> HappenAsync(Stage stage, int round);
}
