using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Matching.Web.Hosting;

/// <summary>
/// The keys that sign cookies and forms, in the database that all web hosts share. Whoever reads the database could forge a sign-in; whoever
/// reads it has everything else already.
/// </summary>
internal sealed class StoredKeys(NpgsqlDataSource store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = store.OpenConnection();
        return [.. connection.Query<string>("select xml from web_key order by created_at, name").Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = store.OpenConnection();
        connection.Execute("insert into web_key (name, xml) values (@friendlyName, @xml) on conflict (name) do nothing", new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
