//! The catalogue of findings.

use core::fmt;

use super::Lint;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $id:literal $($lint:ident)?;)*) => {
        /// A rule, by its stable code. [`url`](Self::url) leads to its explanation, and so does a search for the code in the
        /// documentation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])* #[doc = ""] #[doc = concat!("Code `", $id, "`.")] #[doc(alias = $id)] $variant,)*
        }

        impl Code {
            /// The whole catalogue, in order.
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            /// The code: `LP0407`.
            pub const fn id(self) -> &'static str {
                match self { $(Code::$variant => $id,)* }
            }

            /// The lint that it belongs to; `None` for an error, which nothing silences.
            pub const fn lint(self) -> Option<Lint> {
                match self { $(Code::$variant => codes!(@lint $($lint)?),)* }
            }

            /// What stands before the code in a message: the lint, or `unused_allow`, which no `allow` takes.
            pub(super) const fn name(self) -> Option<&'static str> {
                match (self, self.lint()) {
                    (Code::UnusedAllow, _) => Some("unused_allow"),
                    (_, Some(lint)) => Some(lint.name()),
                    (_, None) => None,
                }
            }

            /// What it is about, in a line.
            pub const fn title(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc),*),)* }
            }
        }
    };
    (@lint) => { None };
    (@lint $lint:ident) => { Some(Lint::$lint) };
}

codes! {
    // The shape of the call.
    #[doc = "an argument that is not `key = value`"]
    MalformedArgument = "LP0101";
    #[doc = "a key without a value"]
    MissingValue = "LP0102";
    #[doc = "a key that the call does not have"]
    UnknownKey = "LP0103";
    #[doc = "a key that is given twice"]
    DuplicateKey = "LP0104";
    #[doc = "a required key that is missing"]
    MissingKey = "LP0105";
    #[doc = "a key of another target: for functions on a layer version, or the reverse"]
    ForeignKey = "LP0106";
    #[doc = "a value of the wrong kind"]
    WrongKind = "LP0107";
    #[doc = "an identifier that the catalogue does not hold"]
    UnknownIdentifier = "LP0108";
    #[doc = "a Region that the principal needs, or does not take"]
    PrincipalRegion = "LP0109";
    #[doc = "a service that cannot be named as a principal"]
    UnnameableService = "LP0110";
    #[doc = "an `allow` that is not a list of lints and a reason"]
    MalformedAllow = "LP0111";
    #[doc = "an `allow` of a lint that does not exist"]
    UnknownLint = "LP0112";
    #[doc = "an `allow` without a reason"]
    MissingReason = "LP0113";
    #[doc = "an `allow` that silences nothing, or a lint that is allowed twice (unused_allow)"]
    UnusedAllow = "LP0114";
    #[doc = "a key of the set inside a statement, or the reverse"]
    MisplacedKey = "LP0115";
    #[doc = "a set without statements"]
    EmptySet = "LP0116";
    #[doc = "a `grant!` for a web function, which takes whole policies alone"]
    WholePolicyOnly = "LP0117";

    // One value.
    #[doc = "a malformed statement ID"]
    StatementId = "LP0201";
    #[doc = "a malformed account ID"]
    AccountId = "LP0202";
    #[doc = "a malformed ARN"]
    Arn = "LP0203";
    #[doc = "a malformed function name"]
    FunctionName = "LP0204";
    #[doc = "a malformed qualifier"]
    Qualifier = "LP0205";
    #[doc = "a malformed layer name"]
    LayerName = "LP0206";
    #[doc = "a number that no layer version has"]
    LayerVersion = "LP0207";
    #[doc = "a malformed organization ID"]
    OrganizationId = "LP0208";
    #[doc = "a malformed event source token"]
    EventSourceToken = "LP0209";
    #[doc = "a malformed principal"]
    Principal = "LP0210";
    #[doc = "a principal that AWS rejects"]
    RejectedPrincipal = "LP0211";
    #[doc = "a malformed action"]
    Action = "LP0212";
    #[doc = "an unknown auth type"]
    FunctionUrlAuthType = "LP0213";
    #[doc = "the qualifier `$LATEST`, which takes no policy"]
    Latest = "LP0214";
    #[doc = "a malformed revision ID"]
    RevisionId = "LP0215";
    #[doc = "a part that an ARN cannot have"]
    ArnPart = "LP0216";
    #[doc = "a `${..}` in a plain string"]
    Unreplaced = "LP0217";
    #[doc = "a malformed name of a web function"]
    WebFunction = "LP0218";
    #[doc = "a malformed name of an endpoint"]
    Endpoint = "LP0219";
    #[doc = "an unknown auth type of an endpoint"]
    WebFunctionAuthType = "LP0220";

    // Values that AWS rejects together.
    #[doc = "a qualifier that differs from the one in the function name"]
    QualifierMismatch = "LP0301";
    #[doc = "a function ARN whose Region is not in its partition"]
    FunctionPartition = "LP0302";
    #[doc = "an auth type with an action other than InvokeFunctionUrl"]
    AuthTypeAction = "LP0303";
    #[doc = "`invoked_via_function_url` with an action other than InvokeFunction"]
    ViaUrlAction = "LP0304";
    #[doc = "a function URL for everyone without an auth type"]
    MissingAuthType = "LP0305";
    #[doc = "a principal that a layer version cannot have"]
    LayerPrincipal = "LP0306";
    #[doc = "an action that a layer version does not have"]
    LayerAction = "LP0307";
    #[doc = "an organization on a layer version with a principal other than `*`"]
    LayerOrganization = "LP0308";
    #[doc = "a principal that the partition does not have"]
    PrincipalOfPartition = "LP0309";

    // Conditions that cannot hold.
    #[doc = "a source of another service than the principal's"]
    ForeignSource = "LP0401" NeverMatches;
    #[doc = "a source ARN without the account that the service sends, or with one that it does not"]
    SourceAccountField = "LP0402" NeverMatches;
    #[doc = "a source ARN without the Region that the service sends, or with one that it does not"]
    SourceRegionField = "LP0403" NeverMatches;
    #[doc = "a source account that differs from the account of the source ARN"]
    AccountMismatch = "LP0404" NeverMatches;
    #[doc = "partitions that contradict one another"]
    PartitionMismatch = "LP0405" NeverMatches;
    #[doc = "Regions that contradict one another"]
    RegionMismatch = "LP0406" NeverMatches;
    #[doc = "a source ARN of a shape that the service never sends"]
    SourceShape = "LP0407" NeverMatches;
    #[doc = "a source on an account, user or role"]
    SourceOfIdentity = "LP0408" NeverMatches;
    #[doc = "a source condition that the service does not send"]
    UnsentSource = "LP0409" NeverMatches;
    #[doc = "an event source token from a caller that sends none"]
    UnsentToken = "LP0410" NeverMatches;
    #[doc = "an organization on a service principal"]
    OrganizationOfService = "LP0411" NeverMatches;
    #[doc = "auth type NONE with a named caller"]
    AnonymousIdentity = "LP0412" NeverMatches;
    #[doc = "conditions that no caller meets together"]
    DisjointConditions = "LP0413" NeverMatches;
    #[doc = "a function URL for a service that calls none"]
    ServiceViaUrl = "LP0414" NeverMatches;
    #[doc = "a placeholder in a source ARN that is a plain string"]
    UnreplacedInSource = "LP0415" NeverMatches;
    #[doc = "a source in another account than the function, where the service does not cross accounts"]
    OtherAccount = "LP0416" NeverMatches;
    #[doc = "a source in another Region than the function, where the service does not cross Regions"]
    OtherRegion = "LP0417" NeverMatches;
    #[doc = "a function that the service does not read"]
    UnreadFunction = "LP0418" NeverMatches;
    #[doc = "an event source token that is not a skill ID"]
    NoSkill = "LP0419" NeverMatches;
    #[doc = "an auth type of endpoints with an action that is not on an endpoint"]
    EndpointAuthType = "LP0420" NeverMatches;
    #[doc = "an endpoint with an action that is not on an endpoint"]
    EndpointOfAction = "LP0421" NeverMatches;

    // Open doors.
    #[doc = "a service principal without a source"]
    UnscopedService = "LP0501" UnscopedService;
    #[doc = "a source ARN that names no account, without `source_account`"]
    MissingSourceAccount = "LP0502" MissingSourceAccount;
    #[doc = "a grant to everyone"]
    PublicAccess = "LP0503" PublicAccess;
    #[doc = "a grant of every action"]
    AllActions = "LP0504" AllActions;

    // Grants that nothing uses.
    #[doc = "a service that needs no grant"]
    NotNeeded = "LP0601" NoEffect;
    #[doc = "an action that this policy cannot grant"]
    Ungrantable = "LP0602" NoEffect;
    #[doc = "an action that cannot be granted at this qualifier"]
    WrongLevel = "LP0603" NoEffect;
    #[doc = "an action that the service never performs"]
    UnusedAction = "LP0604" NoEffect;
    #[doc = "`invoked_via_function_url = false`, which writes no condition"]
    ViaUrlFalse = "LP0605" NoEffect;
    #[doc = "a function URL of a version, which has none"]
    UrlOfVersion = "LP0606" NoEffect;
    #[doc = "a service that has ended"]
    EndedService = "LP0607" NoEffect;
    #[doc = "a source that calls no function"]
    SilentSource = "LP0608" NoEffect;
    #[doc = "a call of an endpoint that asks no policy"]
    UncheckedEndpoint = "LP0609" NoEffect;

    // What the catalogue does not hold.
    #[doc = "a service principal that the catalogue does not hold"]
    UnknownService = "LP0701" UnknownService;
    #[doc = "an action that does not exist"]
    UnknownAction = "LP0702" UnknownAction;
    #[doc = "a Region that the catalogue does not hold"]
    UnknownRegion = "LP0703" UnknownRegion;
    #[doc = "a partition that the catalogue does not hold"]
    UnknownPartition = "LP0704" UnknownRegion;
    #[doc = "an action in another spelling than AWS's"]
    ActionSpelling = "LP0705" ActionSpelling;

    // The statements of a set together.
    #[doc = "a statement ID that another statement of the set has"]
    DuplicateStatementId = "LP0801";
    #[doc = "a policy that exceeds its quota"]
    PolicySize = "LP0802";
    #[doc = "a permission for another resource than the set's"]
    OtherResource = "LP0803";
    #[doc = "one half of the pair of statements that a function URL needs"]
    IncompleteUrl = "LP0804" IncompleteUrl;
    #[doc = "a statement that another one of the set already grants"]
    Shadowed = "LP0805" Shadowed;

    // Values of which only the deployment knows a part.
    #[doc = "an intrinsic function that does not exist"]
    UnknownIntrinsic = "LP0901";
    #[doc = "an intrinsic function that is written wrongly"]
    MalformedIntrinsic = "LP0902";
    #[doc = "an intrinsic function where the value must be known"]
    MisplacedIntrinsic = "LP0903";
    #[doc = "a malformed logical ID, attribute or other name of a template"]
    TemplateName = "LP0904";
    #[doc = "a pseudo parameter that does not exist or does not fit"]
    PseudoParameter = "LP0905";
    #[doc = "the text of a `Sub` with a wrong `${`"]
    SubText = "LP0906";
    #[doc = "a variable of a `Sub` that its text does not have, or twice"]
    SubVariable = "LP0907";
    #[doc = "`AWS::NoValue`, which takes a value away"]
    NoValue = "LP0908";
    #[doc = "a reference that gives no ARN"]
    NoArn = "LP0909";
    #[doc = "a resource type that does not exist"]
    ResourceType = "LP0910";
    #[doc = "CloudFormation and Terraform in one permission"]
    MixedLanguages = "LP0911";
    #[doc = "a value that CloudFormation does not take"]
    CloudFormationLimit = "LP0912";
    #[doc = "a malformed reference of Terraform"]
    TerraformReference = "LP0913";
    #[doc = "a malformed dynamic reference of CloudFormation"]
    DynamicReference = "LP0914";

    // What only a policy that exists can have.
    #[doc = "an `Allow` for everyone but some"]
    AllowNotPrincipal = "LP1001" PublicAccess;
    #[doc = "an `Allow` of all actions but some"]
    AllowNotAction = "LP1002" AllActions;
    #[doc = "an `Allow` whose only limits hold for requests without the key"]
    WeakLimits = "LP1003" WeakCondition;
    #[doc = "`ForAllValues` in an `Allow`, which holds for requests without the key"]
    AllowForAllValues = "LP1004" WeakCondition;
    #[doc = "a wildcard in a source ARN that crosses colons"]
    CrossingWildcard = "LP1005" WeakCondition;
    #[doc = "a wildcard in a value that is compared as text"]
    LiteralWildcard = "LP1006" NeverMatches;
    #[doc = "a policy variable under a version that does not replace it"]
    UnreplacedVariable = "LP1007" NeverMatches;
    #[doc = "a resource that is not the policy's own"]
    ForeignResource = "LP1008" NeverMatches;
    #[doc = "an empty list, which matches nothing"]
    EmptyList = "LP1009" NeverMatches;
    #[doc = "a `Deny` of what nothing allows"]
    VainDeny = "LP1010" NoEffect;
    #[doc = "a principal that has been deleted"]
    DeletedPrincipal = "LP1011";
    #[doc = "a statement without `Sid`"]
    MissingSid = "LP1012" UnnamedStatement;
    #[doc = "a condition key that the catalogue does not hold"]
    UnknownContextKey = "LP1013" UnknownContextKey;
    #[doc = "an operator that does not exist"]
    UnknownOperator = "LP1014";
    #[doc = "a member that does not exist"]
    UnknownMember = "LP1015";
    #[doc = "a principal under a type that is not its own"]
    MisplacedPrincipal = "LP1016";
    #[doc = "a resource of a web function on which the action is not"]
    ResourceOfAction = "LP1017" NeverMatches;
    #[doc = "a value that its operator cannot compare"]
    ValueOfOperator = "LP1018" NeverMatches;
}

#[cfg(feature = "runtime")]
impl Code {
    /// The address of its explanation: what it is, why it is wrong, a failing and a mended example.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::finding::Code;
    ///
    /// let url = Code::EmptySet.url();
    /// assert!(url.ends_with("/lambda_perm/findings/call/index.html#lp0116-a-set-without-statements"));
    /// ```
    pub fn url(self) -> alloc::string::String {
        let heading: alloc::string::String = self.title().chars().filter_map(in_anchor).collect();
        let (page, id) = (self.page(), self.id().to_ascii_lowercase());
        alloc::format!("https://docs.rs/lambda-perm/latest/lambda_perm/findings/{page}/index.html#{id}-{heading}")
    }

    /// The page of its family.
    fn page(self) -> &'static str {
        match self.id().as_bytes() {
            [_, _, b'1', ..] => "documents",
            [_, _, _, b'1', ..] => "call",
            [_, _, _, b'2', ..] => "values",
            [_, _, _, b'3', ..] => "rejected",
            [_, _, _, b'4', ..] => "never_matches",
            [_, _, _, b'5', ..] => "open_doors",
            [_, _, _, b'6', ..] => "no_effect",
            [_, _, _, b'7', ..] => "unknown",
            [_, _, _, b'8', ..] => "sets",
            _ => "templates",
        }
    }
}

/// A character of a heading as rustdoc writes it in an anchor.
#[cfg(feature = "runtime")]
fn in_anchor(character: char) -> Option<char> {
    match character {
        ' ' => Some('-'),
        '-' | '_' => Some(character),
        _ => character.is_ascii_alphanumeric().then(|| character.to_ascii_lowercase()),
    }
}

/// The code: `LP0407`.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}
