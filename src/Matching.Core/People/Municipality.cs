namespace Matching.Core.People;

/// <summary>One of the 98, as the product brings them: code (four digits), name, region.</summary>
public sealed record Municipality(string Code, string Name, string Region);

/// <summary>A municipality that runs this installation: one row of <c>municipalities.csv</c>. <paramref name="SmsName"/> has at most 14 characters.</summary>
public sealed record MunicipalityContact(string Code, string Name, string SmsName, PhoneNumber? Phone);

/// <summary>A place others use: centre in WGS84 degrees, and the municipalities it lies in.</summary>
public sealed record Postcode(string Code, string Name, double Latitude, double Longitude, IReadOnlyList<string> Municipalities);

/// <summary>A sector as the product brings it.</summary>
public sealed record Sector(string Code, string NameDa, string NameEn, string Db07);
