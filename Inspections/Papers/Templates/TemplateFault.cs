namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>What is wrong with a template.</summary>
/// <param name="File">The file, as it is found below its folder.</param>
/// <param name="Line">The line, from 1; 0 where it is the file as a whole.</param>
/// <param name="Zh">What is wrong, in Chinese.</param>
/// <param name="En">What is wrong, in English.</param>
public sealed record TemplateFault(string File, int Line, string Zh, string En)
{
    /// <summary>File, line and reason in English.</summary>
    public override string ToString() => Line == 0 ? $"{File}: {En}" : FormattableString.Invariant($"{File}, line {Line}: {En}");
}
