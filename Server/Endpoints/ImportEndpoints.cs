using System.Security.Claims;
using EnergyQuota.Registry.Import;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Importing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Importing the registry's files: first what they would do, then taking them.</summary>
internal static class ImportEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        api.MapPost("/imports", PreviewAsync).WithTags("Import").RequireAuthorization(AccountsSetup.ImportPolicy).DemandAntiforgery()
            .Accepts<byte[]>("application/octet-stream")
            .WithSummary("Tells what a file would do, the body of the request: what is new, what changes, what is wrong. Nothing is written.")
            .WithDescription("The name says what it holds: institutions.csv, meters.csv and so on, or a .xlsx workbook whose sheets are named so. With upload set, the file joins those of that upload.");
        api.MapPost("/imports/{upload}", TakeAsync).WithTags("Import").RequireAuthorization(AccountsSetup.ImportPolicy).DemandAntiforgery()
            .WithSummary("Takes an upload as it was previewed; 409 with a new preview where it would do something else by now.");
    }

    private static async Task<Results<Ok<ImportPreviewResponse>, ValidationProblem, NotFound>> PreviewAsync(
        string name, string? upload, HttpRequest request, ClaimsPrincipal user, UploadedFiles uploads, ImportDesk desk, CancellationToken cancellationToken)
    {
        if (upload is not null && uploads.PathOf(upload) is null)
        {
            return TypedResults.NotFound();
        }

        var number = upload ?? uploads.Begin();
        try
        {
            await uploads.AddAsync(number, name, request.Body, cancellationToken);
            return await desk.PreviewAsync(user.ToScope(), number, cancellationToken) is { } preview ? TypedResults.Ok(ImportPreviewResponse.From(number, preview)) : TypedResults.NotFound();
        }
        catch (UploadFaultException e)
        {
            uploads.Forget(number);
            return FieldProblem.Of("name", e.Message);
        }
    }

    private static async Task<Results<Ok<IEnumerable<ImportedFileResponse>>, Conflict<ImportPreviewResponse>, NotFound>> TakeAsync(
        string upload, string digest, ClaimsPrincipal user, ImportDesk desk, CancellationToken cancellationToken) =>
        await desk.TakeAsync(user.ToScope(), upload, digest, cancellationToken) switch
        {
            { Files: { } files } => TypedResults.Ok(files.Select(ImportedFileResponse.From)),
            { Otherwise: { } otherwise } => TypedResults.Conflict(ImportPreviewResponse.From(upload, otherwise)),
            _ => TypedResults.NotFound(),
        };
}

/// <summary>What an upload would do.</summary>
/// <param name="Upload">Its number: with it the upload is taken within a day.</param>
/// <param name="Digest">Of all that it would do: it is taken only if it still does that.</param>
/// <param name="Files">What would become of each file.</param>
/// <param name="Changes">The first of its changes, as the audit log would tell them.</param>
/// <param name="ChangeCount">How many changes there are.</param>
public sealed record ImportPreviewResponse(string Upload, string Digest, IEnumerable<ImportedFileResponse> Files, IEnumerable<ImportChangeResponse> Changes, long ChangeCount)
{
    internal static ImportPreviewResponse From(string upload, ImportPreview preview) => new(
        upload, preview.Digest, preview.Files.Select(ImportedFileResponse.From), preview.Lines.Select(line => new ImportChangeResponse(line.Action, line.Subject, line.Detail)), preview.LineCount);
}

/// <summary>What becomes of a file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Added">Rows that are new.</param>
/// <param name="Changed">Rows that change what was known.</param>
/// <param name="Unchanged">Rows that say what was known already.</param>
/// <param name="Rejected">Rows that are not taken.</param>
/// <param name="Errors">The first of their faults.</param>
public sealed record ImportedFileResponse(string File, int Added, int Changed, int Unchanged, int Rejected, IEnumerable<ImportErrorResponse> Errors)
{
    internal static ImportedFileResponse From(ImportedFile file) => new(
        Path.GetFileName(file.File), file.Added, file.Changed, file.Unchanged, file.Rejected,
        file.Errors.Select(error => new ImportErrorResponse(error.Row, error.Column, error.Value, error.Reason)));
}

/// <summary>A fault of a row.</summary>
/// <param name="Line">The line of the file.</param>
/// <param name="Column">The column; empty: the row as a whole.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record ImportErrorResponse(int Line, string Column, string Value, string Reason);

/// <summary>A change.</summary>
/// <param name="Action">What it is: added, changed, corrected.</param>
/// <param name="Subject">Of what: the kind, a colon and its code.</param>
/// <param name="Detail">What is new, or what it was and what it becomes.</param>
public sealed record ImportChangeResponse(string Action, string Subject, object Detail);
