import adyen from "./adyen/connector";
import airtable from "./airtable/connector";
import amazonSellerCentral from "./amazon-seller-central/connector";
import amqp from "./amqp/connector";
import apify from "./apify/connector";
import apolloIo from "./apollo-io/connector";
import asana from "./asana/connector";
import ashby from "./ashby/connector";
import attio from "./attio/connector";
import authorizeDotNet from "./authorize-dot-net/connector";
import aws from "./aws/connector";
import azureOpenai from "./azure-openai/connector";
import azureStorage from "./azure-storage/connector";
import baserow from "./baserow/connector";
import bestBuy from "./best-buy/connector";
import bigCommerce from "./big-commerce/connector";
import bigcommerceB2b from "./bigcommerce-b2b/connector";
import bigquery from "./bigquery/connector";
import bitbucket from "./bitbucket/connector";
import box from "./box/connector";
import braintree from "./braintree/connector";
import browseAi from "./browse-ai/connector";
import businessCentral from "./business-central/connector";
import businessCentralOdata from "./business-central-odata/connector";
import calCom from "./cal-com/connector";
import calendly from "./calendly/connector";
import chargebee from "./chargebee/connector";
import claude from "./claude/connector";
import clickhouse from "./clickhouse/connector";
import clickup from "./clickup/connector";
import clockify from "./clockify/connector";
import cloudflare from "./cloudflare/connector";
import coda from "./coda/connector";
import confluence from "./confluence/connector";
import contentful from "./contentful/connector";
import couchdb from "./couchdb/connector";
import customerIo from "./customer-io/connector";
import databricks from "./databricks/connector";
import datadog from "./datadog/connector";
import deepseek from "./deepseek/connector";
import demo from "./demo/connector";
import discord from "./discord/connector";
import docusign from "./docusign/connector";
import dropbox from "./dropbox/connector";
import dynamics365CustomerInsights from "./dynamics-365-customer-insights/connector";
import dynamics365FinanceAndOperations from "./dynamics-365-finance-and-operations/connector";
import dynamics365Sales from "./dynamics-365-sales/connector";
import easypost from "./easypost/connector";
import ebay from "./ebay/connector";
import ebayFinance from "./ebay-finance/connector";
import edenAi from "./eden-ai/connector";
import elasticsearch from "./elasticsearch/connector";
import erpnext from "./erpnext/connector";
import eventbrite from "./eventbrite/connector";
import facebookLeadAds from "./facebook-lead-ads/connector";
import factors from "./factors/connector";
import fathomAi from "./fathom-ai/connector";
import figma from "./figma/connector";
import firecrawl from "./firecrawl/connector";
import freshdesk from "./freshdesk/connector";
import freshsales from "./freshsales/connector";
import ftp from "./ftp/connector";
import github from "./github/connector";
import gitlab from "./gitlab/connector";
import gmail from "./gmail/connector";
import gong from "./gong/connector";
import googleAds from "./google-ads/connector";
import googleAnalytics from "./google-analytics/connector";
import googleCalendar from "./google-calendar/connector";
import googleContacts from "./google-contacts/connector";
import googleDocs from "./google-docs/connector";
import googleDrive from "./google-drive/connector";
import googleForms from "./google-forms/connector";
import googleGemini from "./google-gemini/connector";
import googleSheets from "./google-sheets/connector";
import googleSlides from "./google-slides/connector";
import googleTasks from "./google-tasks/connector";
import groq from "./groq/connector";
import heyreach from "./heyreach/connector";
import http from "./http/connector";
import hubspot from "./hubspot/connector";
import huggingFace from "./hugging-face/connector";
import hunter from "./hunter/connector";
import imap from "./imap/connector";
import influxdb from "./influxdb/connector";
import instantly from "./instantly/connector";
import intercom from "./intercom/connector";
import jira from "./jira/connector";
import jotform from "./jotform/connector";
import jwt from "./jwt/connector";
import type { Connector } from "./kit";
import ldap from "./ldap/connector";
import lemlist from "./lemlist/connector";
import lightspeed from "./lightspeed/connector";
import linear from "./linear/connector";
import linkedin from "./linkedin/connector";
import login from "./login/connector";
import magento2 from "./magento2/connector";
import mailchimp from "./mailchimp/connector";
import mailgun from "./mailgun/connector";
import mailjet from "./mailjet/connector";
import mattermost from "./mattermost/connector";
import microsoftEntraId from "./microsoft-entra-id/connector";
import microsoftOutlook from "./microsoft-outlook/connector";
import microsoftTeams from "./microsoft-teams/connector";
import microsoftTodo from "./microsoft-todo/connector";
import millionverifier from "./millionverifier/connector";
import mistral from "./mistral/connector";
import mollie from "./mollie/connector";
import monday from "./monday/connector";
import mongodb from "./mongodb/connector";
import mqtt from "./mqtt/connector";
import mysql from "./mysql/connector";
import nats from "./nats/connector";
import netlify from "./netlify/connector";
import netsuite from "./netsuite/connector";
import nextcloud from "./nextcloud/connector";
import nocodb from "./nocodb/connector";
import notion from "./notion/connector";
import oauth1 from "./oauth1/connector";
import oauth2 from "./oauth2/connector";
import odoo from "./odoo/connector";
import okta from "./okta/connector";
import ollama from "./ollama/connector";
import onedrive from "./onedrive/connector";
import openai from "./openai/connector";
import openrouter from "./openrouter/connector";
import opensearch from "./opensearch/connector";
import openweathermap from "./openweathermap/connector";
import paddle from "./paddle/connector";
import pagerduty from "./pagerduty/connector";
import paypal from "./paypal/connector";
import perplexity from "./perplexity/connector";
import pinecone from "./pinecone/connector";
import pipedrive from "./pipedrive/connector";
import postgresql from "./postgresql/connector";
import posthog from "./posthog/connector";
import powerBi from "./power-bi/connector";
import qdrant from "./qdrant/connector";
import quickbooks from "./quickbooks/connector";
import rabbitmqManagement from "./rabbitmq-management/connector";
import razorpay from "./razorpay/connector";
import recharge from "./recharge/connector";
import redis from "./redis/connector";
import resend from "./resend/connector";
import s3 from "./s3/connector";
import salesforce from "./salesforce/connector";
import sapBusinessOne from "./sap-business-one/connector";
import sapBusinessOneDis from "./sap-business-one-dis/connector";
import sapS4hana from "./sap-s4hana/connector";
import segment from "./segment/connector";
import sendgrid from "./sendgrid/connector";
import sentry from "./sentry/connector";
import serpapi from "./serpapi/connector";
import servicenow from "./servicenow/connector";
import sharepoint from "./sharepoint/connector";
import shippo from "./shippo/connector";
import shipstation from "./shipstation/connector";
import shopify from "./shopify/connector";
import shopware from "./shopware/connector";
import slack from "./slack/connector";
import smtp from "./smtp/connector";
import snowflake from "./snowflake/connector";
import spotify from "./spotify/connector";
import squarePos from "./square-pos/connector";
import ssh from "./ssh/connector";
import strapi from "./strapi/connector";
import strava from "./strava/connector";
import stripe from "./stripe/connector";
import supabase from "./supabase/connector";
import surveymonkey from "./surveymonkey/connector";
import tavily from "./tavily/connector";
import teamwork from "./teamwork/connector";
import telegram from "./telegram/connector";
import todoist from "./todoist/connector";
import trello from "./trello/connector";
import twilio from "./twilio/connector";
import typeform from "./typeform/connector";
import vonage from "./vonage/connector";
import webex from "./webex/connector";
import webflow from "./webflow/connector";
import whatsapp from "./whatsapp/connector";
import wise from "./wise/connector";
import woocommerce from "./woocommerce/connector";
import woocommerceAnalyticsReport from "./woocommerce-analytics-report/connector";
import wordpress from "./wordpress/connector";
import xTwitter from "./x-twitter/connector";
import xero from "./xero/connector";
import youtube from "./youtube/connector";
import zendesk from "./zendesk/connector";
import zohoBooks from "./zoho-books/connector";
import zohoCrm from "./zoho-crm/connector";
import zohoDesk from "./zoho-desk/connector";
import zohoInventory from "./zoho-inventory/connector";
import zohoPos from "./zoho-pos/connector";
import zohoProjects from "./zoho-projects/connector";
import zohoRecruit from "./zoho-recruit/connector";
import zoom from "./zoom/connector";

/** Every application that Keyrack knows. One import and one entry each, sorted by id. */
export const catalogue: readonly Connector[] = [
  adyen,
  airtable,
  amazonSellerCentral,
  amqp,
  apify,
  apolloIo,
  asana,
  ashby,
  attio,
  authorizeDotNet,
  aws,
  azureOpenai,
  azureStorage,
  baserow,
  bestBuy,
  bigCommerce,
  bigcommerceB2b,
  bigquery,
  bitbucket,
  box,
  braintree,
  browseAi,
  businessCentral,
  businessCentralOdata,
  calCom,
  calendly,
  chargebee,
  claude,
  clickhouse,
  clickup,
  clockify,
  cloudflare,
  coda,
  confluence,
  contentful,
  couchdb,
  customerIo,
  databricks,
  datadog,
  deepseek,
  demo,
  discord,
  docusign,
  dropbox,
  dynamics365CustomerInsights,
  dynamics365FinanceAndOperations,
  dynamics365Sales,
  easypost,
  ebay,
  ebayFinance,
  edenAi,
  elasticsearch,
  erpnext,
  eventbrite,
  facebookLeadAds,
  factors,
  fathomAi,
  figma,
  firecrawl,
  freshdesk,
  freshsales,
  ftp,
  github,
  gitlab,
  gmail,
  gong,
  googleAds,
  googleAnalytics,
  googleCalendar,
  googleContacts,
  googleDocs,
  googleDrive,
  googleForms,
  googleGemini,
  googleSheets,
  googleSlides,
  googleTasks,
  groq,
  heyreach,
  http,
  hubspot,
  huggingFace,
  hunter,
  imap,
  influxdb,
  instantly,
  intercom,
  jira,
  jotform,
  jwt,
  ldap,
  lemlist,
  lightspeed,
  linear,
  linkedin,
  login,
  magento2,
  mailchimp,
  mailgun,
  mailjet,
  mattermost,
  microsoftEntraId,
  microsoftOutlook,
  microsoftTeams,
  microsoftTodo,
  millionverifier,
  mistral,
  mollie,
  monday,
  mongodb,
  mqtt,
  mysql,
  nats,
  netlify,
  netsuite,
  nextcloud,
  nocodb,
  notion,
  oauth1,
  oauth2,
  odoo,
  okta,
  ollama,
  onedrive,
  openai,
  openrouter,
  opensearch,
  openweathermap,
  paddle,
  pagerduty,
  paypal,
  perplexity,
  pinecone,
  pipedrive,
  postgresql,
  posthog,
  powerBi,
  qdrant,
  quickbooks,
  rabbitmqManagement,
  razorpay,
  recharge,
  redis,
  resend,
  s3,
  salesforce,
  sapBusinessOne,
  sapBusinessOneDis,
  sapS4hana,
  segment,
  sendgrid,
  sentry,
  serpapi,
  servicenow,
  sharepoint,
  shippo,
  shipstation,
  shopify,
  shopware,
  slack,
  smtp,
  snowflake,
  spotify,
  squarePos,
  ssh,
  strapi,
  strava,
  stripe,
  supabase,
  surveymonkey,
  tavily,
  teamwork,
  telegram,
  todoist,
  trello,
  twilio,
  typeform,
  vonage,
  webex,
  webflow,
  whatsapp,
  wise,
  woocommerce,
  woocommerceAnalyticsReport,
  wordpress,
  xTwitter,
  xero,
  youtube,
  zendesk,
  zohoBooks,
  zohoCrm,
  zohoDesk,
  zohoInventory,
  zohoPos,
  zohoProjects,
  zohoRecruit,
  zoom,
];
