//! The targets of a fleet, those of one function together.

use std::collections::HashMap;

use lambda_perm::{AccountId, plan::Run};

use super::Clients;
use crate::{
    apply::{ApplyOptions, Wish, account_of, begin},
    error::{Error, Reason},
    policy::sealed::Wanted,
    service::Service,
};

/// A policy, and what is to become of it.
pub(super) struct Target {
    /// The number of its client.
    pub(super) client: usize,
    pub(super) policy: Box<dyn Wanted>,
    pub(super) wish: Wish,
}

/// What is known of a target before it is begun.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) account: Option<AccountId>,
    pub(super) resource: String,
}

/// The targets of one function.
pub(super) type Group = Vec<(Target, Known)>;

impl Target {
    pub(super) async fn run(
        &self,
        service: &Service,
        account: Option<AccountId>,
        options: &ApplyOptions,
    ) -> Result<Run, Error> {
        begin(service, self.policy.as_ref(), self.wish, account, options).await
    }
}

/// The targets of each function, in the order in which they were added, and those that cannot be begun.
pub(super) async fn groups(
    clients: &Clients,
    targets: Vec<Target>,
    options: &ApplyOptions,
) -> (Vec<Group>, Vec<Error>) {
    let (mut groups, mut refused): (Vec<Group>, _) = (Vec::new(), Vec::new());
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut accounts = HashMap::new();
    for target in targets {
        let known = match known(clients, &target, &mut accounts, options).await {
            Ok(known) => known,
            Err(error) => {
                refused.push(error);
                continue;
            }
        };
        let place = *places.entry(function(&known.resource).into()).or_insert_with(|| {
            groups.push(Group::new());
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(place) else { continue };
        let is_same = |(other, of): &(Target, Known)| {
            other.wish == Wish::Make && target.wish == Wish::Make && of.resource == known.resource
        };
        if group.iter().any(is_same) {
            refused.push(Error::new(known.resource, Reason::Twice));
        } else {
            group.push((target, known));
        }
    }
    (groups, refused)
}

/// The ARN of a target. The account of a client is asked for once.
async fn known(
    clients: &Clients,
    target: &Target,
    accounts: &mut HashMap<usize, AccountId>,
    options: &ApplyOptions,
) -> Result<Known, Error> {
    let missing = || Error::new("", Reason::NotSent);
    let service = clients.get(target.client).ok_or_else(missing)?;
    let mut account = accounts.get(&target.client).copied();
    if account.is_none() {
        account = account_of(service, target.policy.as_ref()).await?;
        if let Some(account) = account {
            accounts.insert(target.client, account);
        }
    }
    let resource = target.run(service, account, options).await?.resource().to_owned();
    Ok(Known { account, resource })
}

/// The function of an ARN, without version or alias; or the layer version.
fn function(resource: &str) -> &str {
    let is_function = resource.split(':').nth(5) == Some("function");
    match resource.match_indices(':').nth(6) {
        Some((end, _)) if is_function => resource.get(..end).unwrap_or(resource),
        _ => resource,
    }
}
