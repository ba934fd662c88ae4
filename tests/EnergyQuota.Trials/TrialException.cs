namespace EnergyQuota.Trials;

/// <summary>A trial cannot go on: a program is missing, does not start or does not stop.</summary>
/// <param name="message">What a person has to know.</param>
internal sealed class TrialException(string message) : Exception(message);
