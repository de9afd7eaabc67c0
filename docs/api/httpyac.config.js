// httpYac calls the body of an earlier answer by the request's name; VS Code's REST Client and Visual Studio write
// {{logIn.response.body.$.data.access_token}}, as the collections here do. This lets httpYac read that too.
module.exports = {
  configureHooks: api => {
    api.hooks.replaceVariable.addHook(
      'responseBody',
      (text, type, context) =>
        typeof text !== 'string'
          ? text
          : text.replace(/\{\{(\w+)\.response\.body\.\$\.([\w.]+)\}\}/g, (whole, request, path) =>
              path.split('.').reduce((value, name) => value?.[name], context.variables[request]) ?? ''),
      { before: ['javascript'] },
    );
  },
};
