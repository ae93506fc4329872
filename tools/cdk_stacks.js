// Stacks of the CDK with the permissions that its constructs make. Writes an assembly into the folder that is given.
//
// In `Right`, everything is scoped. In `Open`, each construct makes a permission that lets in too many.

const { argv } = require("node:process");
const cdk = require("aws-cdk-lib");
const {
  aws_apigatewayv2: http, aws_apigatewayv2_integrations: integrations, aws_cloudwatch: cloudwatch,
  aws_cloudwatch_actions: actions, aws_cognito: cognito, aws_events: events, aws_events_targets: targets, aws_iam: iam,
  aws_lambda: lambda, aws_logs: logs, aws_logs_destinations: destinations, aws_s3: s3, aws_s3_notifications: notifications,
  aws_sns: sns, aws_sns_subscriptions: subscriptions,
} = cdk;

const code = lambda.Code.fromInline("exports.handler = () => {}");
const make = (scope, id) =>
  new lambda.Function(scope, id, { runtime: lambda.Runtime.NODEJS_LATEST, handler: "index.handler", code });

class Right extends cdk.Stack {
  constructor(scope, id) {
    super(scope, id);
    const called = make(this, "Function");
    const topic = new sns.Topic(this, "Topic");
    topic.addSubscription(new subscriptions.LambdaSubscription(called));
    new s3.Bucket(this, "Bucket").addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.LambdaDestination(called));
    new http.HttpApi(this, "Api").addRoutes({ path: "/", integration: new integrations.HttpLambdaIntegration("Route", called) });
    new events.Rule(this, "Rule", { schedule: events.Schedule.rate(cdk.Duration.hours(1)), targets: [new targets.LambdaFunction(called)] });
    new cognito.UserPool(this, "Pool", { lambdaTriggers: { preSignUp: called } });
    const alarm = new cloudwatch.Alarm(this, "Alarm", { metric: called.metricErrors(), threshold: 1, evaluationPeriods: 1 });
    alarm.addAlarmAction(new actions.LambdaAction(called));
    new logs.SubscriptionFilter(this, "Filter", {
      logGroup: new logs.LogGroup(this, "Group"),
      destination: new destinations.LambdaDestination(called),
      filterPattern: logs.FilterPattern.allEvents(),
    });
    const alias = called.addAlias("live");
    alias.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM }).grantInvokeUrl(new iam.AccountPrincipal("210987654321"));
    alias.grantInvoke(new iam.OrganizationPrincipal("o-1234567890"));
    called.grantInvoke(new iam.ArnPrincipal("arn:aws:iam::210987654321:role/caller"));
    new Nested(this, "Nested");
  }
}

class Nested extends cdk.NestedStack {
  constructor(scope, id) {
    super(scope, id);
    new sns.Topic(this, "Topic").addSubscription(new subscriptions.LambdaSubscription(make(this, "Function")));
  }
}

class Open extends cdk.Stack {
  constructor(scope, id) {
    super(scope, id);
    make(this, "Url").addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE });
    make(this, "Any").grantInvoke(new iam.ServicePrincipal("s3.amazonaws.com"));
  }
}

const app = new cdk.App({ outdir: argv[2] });
new Right(app, "Right");
new Right(new cdk.Stage(app, "Stage"), "Right");
new Open(app, "Open");
app.synth();
