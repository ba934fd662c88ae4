namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>A template that was read and found good.</summary>
/// <param name="Kind">The kind of paper.</param>
/// <param name="File">The file, as it is found below its folder; a shipped one begins with <c>config/papers/</c>.</param>
/// <param name="Content">The file's bytes.</param>
/// <param name="Sha256">Their SHA-256, 64 lower-case hexadecimal digits.</param>
/// <param name="Nodes">Its pieces.</param>
public sealed record PaperTemplate(PaperKind Kind, string File, byte[] Content, string Sha256, IReadOnlyList<TemplateNode> Nodes);
