namespace Matching.Web.WhoMay;

/// <summary>How far a role gets at an endpoint. Nobody ever reaches another municipality's people: they do not exist there (404).</summary>
internal enum Reach
{
    /// <summary>Not at all: nobody is asked to sign in, others hear that it is not for them.</summary>
    No = 0,

    /// <summary>There is nothing of anybody in it, or only of whoever asks with a number, a code or a signature.</summary>
    Yes = 1,

    /// <summary>What is her own, by the id she is signed in with; another's does not exist.</summary>
    Own = 2,

    /// <summary>What is her municipality's; another's does not exist.</summary>
    Town = 3,
}

/// <summary>Who can stand at an endpoint. A claim's words are in <see cref="Roles.Of"/>.</summary>
internal enum Role
{
    Nobody = 0,
    Consultant = 1,
    Coordinator = 2,
    Youth = 3,
    Guardian = 4,
    Mentor = 5,
    Company = 6,

    /// <summary>A municipality's other system, by its key.</summary>
    Key = 7,
}
